"""What is likely the same by its facts: meetings, agreements, figures."""

import pytest

from relations.queries.alike import alike
from tests.factories import AgreementFactory, MeetingFactory, TradeFigureFactory, TravelFigureFactory

pytestmark = pytest.mark.django_db

BOTH = ["country/CHN", "country/VNM"]
FIGURE = {"exporter": "CHN", "importer": "VNM", "flow": "export", "period": "2022"}


def pairs(noun):
    return [(one, other) for one, other, _ in alike(noun, 0, 50)]


def meeting(slug, period, participants=BOTH, **given):
    return MeetingFactory(id=slug, period=period, participants=participants, **given)


def agreement(slug, parties=BOTH, **given):
    given = {"kind": "treaty", "signed": "1999-12-30", **given}
    return AgreementFactory(id=slug, parties=[{"party": each, "role": "party"} for each in parties], **given)


@pytest.mark.parametrize(
    ("period", "is_alike"),
    [("2023-12-12", True), ("2023", True), ("2023-12-01/..", True), ("2023-12-13", False), (None, False)],
)
def test_meetings_of_the_same_participants_are_alike_where_their_periods_overlap(period, is_alike):
    meeting("one", "2023-12-12")
    meeting("other", period, BOTH[::-1])

    assert [set(pair) for pair in pairs("meeting")] == ([{"one", "other"}] if is_alike else [])


@pytest.mark.parametrize(
    "participants",
    [
        ["country/CHN"],
        ["country/CHN", "country/LAO"],
        [*BOTH, "leader/to-lam"],
        ["country/CHN", "words/Experts"],
        ["leader/xi-jinping", "leader/to-lam"],
    ],
)
def test_other_participants_are_another_meeting(participants):
    meeting("one", "2023-12-12")
    meeting("other", "2023-12-12", participants)

    assert pairs("meeting") == []


def test_participants_of_each_sort_are_compared():
    leaders, words = ["leader/xi-jinping", "leader/to-lam"], ["country/CHN", "words/Experts"]
    meeting("a", "2023-12-12", leaders)
    meeting("b", "2023-12-12", ["leader/xi-jinping", "leader/vo-van-thuong"])
    meeting("c", "2023-12-12", leaders[::-1])
    meeting("d", "2023-12-12", words)
    meeting("e", "2023-12-12", words)

    assert pairs("meeting") == [("a", "c"), ("d", "e")]


def test_a_meeting_comes_with_one_that_it_overlaps_and_not_with_its_neighbour():
    meeting("year", "2023")
    meeting("may", "2023-05-04")
    meeting("june", "2023-06-04")
    meeting("next", "2024-06-04")

    assert sorted(pairs("meeting")) == [("year", "june"), ("year", "may")]


def test_meetings_of_nobody_are_not_alike():
    for slug in ("one", "other"):
        meeting(slug, "2023-12-12", [])

    assert pairs("meeting") == []


def test_agreements_of_the_same_parties_kind_and_signing_are_alike():
    agreement("one")
    agreement("other", BOTH[::-1])
    agreement("pledge", kind="pledge")
    agreement("later", signed="2000-01-01")
    agreement("wider", [*BOTH, "country/LAO"])
    agreement("undated", signed=None)
    agreement("undated-too", signed=None)

    assert alike("agreement", 0, 50) == [("one", "other", "the same kind, signing, and parties")]


def test_figures_are_alike_where_one_leaves_reporter_or_authority_unsaid():
    customs = {"reporter": "CHN", "authority": "chinese-customs"}
    TradeFigureFactory(id="bare", **FIGURE)
    TradeFigureFactory(id="full", **FIGURE | customs)
    TradeFigureFactory(id="mirror", **FIGURE | {"reporter": "VNM"})
    TradeFigureFactory(id="other-year", **FIGURE | customs | {"period": "2021"})
    TradeFigureFactory(id="other-flow", **FIGURE | customs | {"flow": "import"})

    assert pairs("trade_figure") == [("bare", "full"), ("bare", "mirror")]


def test_two_reporters_report_two_figures():
    for reporter in ("CHN", "VNM"):
        TradeFigureFactory(id=f"by-{reporter.lower()}", **FIGURE | {"reporter": reporter})

    assert pairs("trade_figure") == []


def test_a_figure_that_says_one_of_two_is_less_than_one_that_says_both():
    TradeFigureFactory(id="reported", **FIGURE | {"reporter": "CHN"})
    TradeFigureFactory(id="full", **FIGURE | {"reporter": "CHN", "authority": "chinese-customs"})
    TravelFigureFactory(id="bare", origin="CHN", destination="VNM", period="2022")
    TravelFigureFactory(id="said", origin="CHN", destination="VNM", period="2022", authority="a-ministry")

    assert pairs("trade_figure") == [("reported", "full")]
    assert pairs("travel_figure") == [("bare", "said")]


def test_what_was_retracted_is_like_nothing():
    for slug, state in (("one", "draft"), ("gone", "retracted")):
        meeting(slug, "2023-12-12", publication=state)
        agreement(slug, publication=state)
    TradeFigureFactory(id="bare", **FIGURE, publication="retracted")
    TradeFigureFactory(id="full", **FIGURE | {"reporter": "CHN"})

    assert [pairs(noun) for noun in ("meeting", "agreement", "trade_figure")] == [[], [], []]


def test_pairs_come_by_page_in_one_query(django_assert_num_queries):
    for slug in ("a", "b", "c", "d"):
        agreement(slug)

    with django_assert_num_queries(2):
        pages = [alike("agreement", 0, 2), alike("agreement", 2, 4)]

    assert [[key for _, key, _ in page] for page in pages] == [["b", "c"], ["d"]]
