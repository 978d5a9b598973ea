"""What may be the same: visits of one leader to one host at one time, and names alike."""

import random
from datetime import date, timedelta
from itertools import combinations

import pytest

from relations.actions import merging
from relations.queries.duplicates import duplicates
from tests.factories import AgreementFactory, LeaderFactory, PlaceFactory, VisitFactory
from tests.factories.record import AT, EDITOR

pytestmark = pytest.mark.django_db


def visit(slug, period, *leaders, **given):
    delegation = [{"leader": leader, "role": "principal"} for leader in leaders or ["xi-jinping"]]
    return VisitFactory(id=slug, period=period, delegation=delegation, **{"host": "VNM", **given})


def suggested(noun):
    return [tuple(each.keys) for each in duplicates(noun, 0, 50)]


@pytest.mark.parametrize(
    ("period", "is_suggested"),
    [
        ("2023-12-12/2023-12-13", True),
        ("2023", True),
        ("2023-12-13/2023-12-20", True),
        ("2023-12-01/..", True),
        ("2023-12-14", False),
        ("2022", False),
        (None, False),
    ],
)
def test_visits_of_a_leader_to_a_host_are_suggested_where_their_periods_overlap(period, is_suggested):
    visit("one", "2023-12-12/2023-12-13")
    visit("other", period)

    assert suggested("visit") == ([("one", "other")] if is_suggested else [])


def test_another_leader_or_host_is_another_visit():
    visit("one", "2023-12-12")
    visit("of-another", "2023-12-12", "to-lam")
    visit("elsewhere", "2023-12-12", host="LAO")

    assert suggested("visit") == []


def test_retracted_visits_are_not_suggested():
    visit("one", "2023-12-12")
    visit("gone", "2023-12-12", publication="retracted")
    visit("another", "2023-12-12", "to-lam", publication="retracted")
    visit("to-the-other", "2023-12-12", "to-lam")

    assert suggested("visit") == []


def test_the_reason_is_told_and_pages_follow_each_other():
    for slug in ("one", "two", "three"):
        visit(slug, "2023-12-12")

    pages = [duplicates("visit", start, start + 2) for start in (0, 2, 4)]

    assert [tuple(each.keys) for page in pages for each in page] == [
        ("one", "two"),
        ("one", "three"),
        ("two", "three"),
    ]
    assert pages[0][0].why == "xi-jinping in VNM at one time"


def test_names_that_are_alike_when_folded_are_suggested():
    LeaderFactory(id="to-lam", name="Tô Lâm")
    LeaderFactory(id="to-lam-again", name="TO-LAM")
    LeaderFactory(id="to-lam-the-elder", name="To Lam the Elder")
    PlaceFactory(id="to-lam-square", name="To Lam")

    assert suggested("leader") == [("to-lam", "to-lam-again")]
    assert suggested("place") == []
    assert duplicates("leader", 0, 50)[0].why == "called “to lam”"


def test_what_was_merged_is_suggested_no_more():
    one, other = (AgreementFactory(id=slug, title="Joint Statement") for slug in ("one", "other"))
    assert suggested("agreement") == [("one", "other")]

    merging.merge(one, into=other, by=EDITOR, at=AT, reason="The same.")

    assert suggested("agreement") == []


def test_names_are_suggested_by_page():
    for name in ("A", "B", "C"):
        LeaderFactory.create_batch(2, name=f"Leader {name}")

    assert [each.why for each in duplicates("leader", 1, 3)] == ["called “leader b”", "called “leader c”"]
    assert duplicates("leader", 3, 6) == []


def test_every_pair_at_one_time_is_suggested_and_no_other():
    chance = random.Random(1945)
    bounds = {}
    for number in range(40):
        first, length = chance.randrange(28) + 1, chance.choice((0, 0, 0, 1, 3, 20))
        days = [date(2023, 1, first) + timedelta(days=more) for more in (0, length)]
        leader, host = chance.choice(("xi-jinping", "to-lam")), chance.choice(("VNM", "LAO"))
        made = visit(f"visit-{number}", "/".join(map(str, days)), leader, host=host)
        bounds[made.pk, made.slug] = (leader, host, *days)

    expected = [
        (one, other)
        for ((_, one), first), ((_, other), second) in combinations(sorted(bounds.items()), 2)
        if first[:2] == second[:2] and first[2] <= second[3] and second[2] <= first[3]
    ]

    assert [tuple(each.keys) for each in duplicates("visit", 0, 1_000)] == expected
    assert 20 < len(expected) < 300
