"""Likely duplicates: visits of a leader to a host in the same period, and equal names."""

import random
from datetime import date, timedelta
from itertools import combinations

import pytest

from relations.actions.changes import merging
from relations.models import KINDS
from relations.queries.curation.duplicates import duplicates
from tests.factories import AgreementFactory, LeaderFactory, PlaceFactory, VisitFactory
from tests.factories.record import AT, EDITOR

pytestmark = pytest.mark.django_db


def create_visit(slug, period, *leaders, **given):
    delegation = [{"leader": leader, "role": "principal"} for leader in leaders or ["xi-jinping"]]
    return VisitFactory(id=slug, period=period, delegation=delegation, **{"host": "VNM", **given})


def first_suggestions(noun, start=0, stop=50):
    """The suggestions by the first rule that the kind declares."""
    model = KINDS[noun]
    return duplicates(model, model.duplicates[0], start, stop)


def suggested_pairs(noun):
    return [tuple(each.keys) for each in first_suggestions(noun)]


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
def test_visits_of_a_leader_to_a_host_are_suggested_if_their_periods_overlap(period, is_suggested):
    create_visit("one", "2023-12-12/2023-12-13")
    create_visit("other", period)

    assert suggested_pairs("visit") == ([("one", "other")] if is_suggested else [])


def test_visits_with_another_leader_or_host_are_not_suggested():
    create_visit("one", "2023-12-12")
    create_visit("of-another", "2023-12-12", "to-lam")
    create_visit("elsewhere", "2023-12-12", host="LAO")

    assert suggested_pairs("visit") == []


def test_retracted_visits_are_not_suggested():
    create_visit("one", "2023-12-12")
    create_visit("gone", "2023-12-12", publication="retracted")
    create_visit("another", "2023-12-12", "to-lam", publication="retracted")
    create_visit("to-the-other", "2023-12-12", "to-lam")

    assert suggested_pairs("visit") == []


def test_suggestions_have_a_reason_and_are_paged():
    for slug in ("one", "two", "three"):
        create_visit(slug, "2023-12-12")

    pages = [first_suggestions("visit", start, start + 2) for start in (0, 2, 4)]

    assert [tuple(each.keys) for page in pages for each in page] == [
        ("one", "two"),
        ("one", "three"),
        ("two", "three"),
    ]
    assert pages[0][0].why == "xi-jinping in VNM at one time"


def test_records_with_equal_folded_names_are_suggested():
    LeaderFactory(id="to-lam", name="Tô Lâm")
    LeaderFactory(id="to-lam-again", name="TO-LAM")
    LeaderFactory(id="to-lam-the-elder", name="To Lam the Elder")
    PlaceFactory(id="to-lam-square", name="To Lam")

    assert suggested_pairs("leader") == [("to-lam", "to-lam-again")]
    assert suggested_pairs("place") == []
    assert first_suggestions("leader", 0, 50)[0].why == "called “to lam”"


def test_merged_records_are_not_suggested():
    one, other = (AgreementFactory(id=slug, title="Joint Statement") for slug in ("one", "other"))
    assert suggested_pairs("agreement") == [("one", "other")]

    merging.merge(one, into=other, by=EDITOR, at=AT, reason="The same.")

    assert suggested_pairs("agreement") == []


def test_suggestions_by_name_are_paged():
    for name in ("A", "B", "C"):
        LeaderFactory.create_batch(2, name=f"Leader {name}")

    assert [each.why for each in first_suggestions("leader", 1, 3)] == [
        "called “leader b”",
        "called “leader c”",
    ]
    assert first_suggestions("leader", 3, 6) == []


def test_exactly_the_overlapping_pairs_are_suggested():
    chance = random.Random(1945)
    bounds = {}
    for number in range(40):
        first, length = chance.randrange(28) + 1, chance.choice((0, 0, 0, 1, 3, 20))
        days = [date(2023, 1, first) + timedelta(days=more) for more in (0, length)]
        leader, host = chance.choice(("xi-jinping", "to-lam")), chance.choice(("VNM", "LAO"))
        created = create_visit(f"visit-{number}", "/".join(map(str, days)), leader, host=host)
        bounds[created.pk, created.slug] = (leader, host, *days)

    expected = [
        (one, other)
        for ((_, one), first), ((_, other), second) in combinations(sorted(bounds.items()), 2)
        if first[:2] == second[:2] and first[2] <= second[3] and second[2] <= first[3]
    ]

    assert [tuple(each.keys) for each in first_suggestions("visit", 0, 1_000)] == expected
    assert 20 < len(expected) < 300
