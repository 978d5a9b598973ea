"""Likely duplicates by their facts: meetings, agreements and figures."""

import pytest

from relations.models import RECORDS
from relations.queries.curation.similar_records import similar_records
from tests.factories import AgreementFactory, MeetingFactory, TradeFigureFactory, TravelFigureFactory

pytestmark = pytest.mark.django_db

BOTH = ["country/CHN", "country/VNM"]
FIGURE = {"exporter": "CHN", "importer": "VNM", "flow": "export", "period": "2022"}


def find_pairs(noun, start=0, stop=50):
    model = RECORDS[noun]
    return similar_records(model, model.duplicates[-1], start, stop)


def create_meeting(slug, period, participants=BOTH, **given):
    return MeetingFactory(id=slug, period=period, participants=participants, **given)


def create_agreement(slug, parties=BOTH, **given):
    given = {"kind": "treaty", "signed": "1999-12-30", **given}
    return AgreementFactory(id=slug, parties=[{"party": each, "role": "party"} for each in parties], **given)


@pytest.mark.parametrize(
    ("period", "is_similar"),
    [("2023-12-12", True), ("2023", True), ("2023-12-01/..", True), ("2023-12-13", False), (None, False)],
)
def test_meetings_of_the_same_participants_are_similar_if_their_periods_overlap(period, is_similar):
    create_meeting("one", "2023-12-12")
    create_meeting("other", period, BOTH[::-1])

    assert [set(pair) for pair in find_pairs("meeting")] == ([{"one", "other"}] if is_similar else [])


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
def test_meetings_of_other_participants_are_not_similar(participants):
    create_meeting("one", "2023-12-12")
    create_meeting("other", "2023-12-12", participants)

    assert find_pairs("meeting") == []


def test_participants_of_each_sort_are_compared():
    leaders, words = ["leader/xi-jinping", "leader/to-lam"], ["country/CHN", "words/Experts"]
    create_meeting("a", "2023-12-12", leaders)
    create_meeting("b", "2023-12-12", ["leader/xi-jinping", "leader/vo-van-thuong"])
    create_meeting("c", "2023-12-12", leaders[::-1])
    create_meeting("d", "2023-12-12", words)
    create_meeting("e", "2023-12-12", words)

    assert find_pairs("meeting") == [("a", "c"), ("d", "e")]


def test_a_meeting_is_similar_only_to_those_that_it_overlaps():
    create_meeting("year", "2023")
    create_meeting("may", "2023-05-04")
    create_meeting("june", "2023-06-04")
    create_meeting("next", "2024-06-04")

    assert sorted(find_pairs("meeting")) == [("year", "june"), ("year", "may")]


def test_meetings_without_participants_are_not_similar():
    for slug in ("one", "other"):
        create_meeting(slug, "2023-12-12", [])

    assert find_pairs("meeting") == []


def test_agreements_with_the_same_parties_kind_and_signing_are_similar():
    create_agreement("one")
    create_agreement("other", BOTH[::-1])
    create_agreement("pledge", kind="pledge")
    create_agreement("later", signed="2000-01-01")
    create_agreement("wider", [*BOTH, "country/LAO"])
    create_agreement("undated", signed=None)
    create_agreement("undated-too", signed=None)

    assert find_pairs("agreement") == [("one", "other")]


def test_figures_are_similar_if_one_has_no_reporter_or_authority():
    customs = {"reporter": "CHN", "authority": "chinese-customs"}
    TradeFigureFactory(id="bare", **FIGURE)
    TradeFigureFactory(id="full", **FIGURE | customs)
    TradeFigureFactory(id="mirror", **FIGURE | {"reporter": "VNM"})
    TradeFigureFactory(id="other-year", **FIGURE | customs | {"period": "2021"})
    TradeFigureFactory(id="other-flow", **FIGURE | customs | {"flow": "import"})

    assert find_pairs("trade_figure") == [("bare", "full"), ("bare", "mirror")]


def test_figures_of_two_reporters_are_not_similar():
    for reporter in ("CHN", "VNM"):
        TradeFigureFactory(id=f"by-{reporter.lower()}", **FIGURE | {"reporter": reporter})

    assert find_pairs("trade_figure") == []


def test_a_figure_with_fewer_details_comes_first_in_its_pair():
    TradeFigureFactory(id="reported", **FIGURE | {"reporter": "CHN"})
    TradeFigureFactory(id="full", **FIGURE | {"reporter": "CHN", "authority": "chinese-customs"})
    TravelFigureFactory(id="bare", origin="CHN", destination="VNM", period="2022")
    TravelFigureFactory(id="detailed", origin="CHN", destination="VNM", period="2022", authority="a-ministry")

    assert find_pairs("trade_figure") == [("reported", "full")]
    assert find_pairs("travel_figure") == [("bare", "detailed")]


def test_retracted_records_are_not_similar():
    for slug, state in (("one", "draft"), ("gone", "retracted")):
        create_meeting(slug, "2023-12-12", publication=state)
        create_agreement(slug, publication=state)
    TradeFigureFactory(id="bare", **FIGURE, publication="retracted")
    TradeFigureFactory(id="full", **FIGURE | {"reporter": "CHN"})

    assert [find_pairs(noun) for noun in ("meeting", "agreement", "trade_figure")] == [[], [], []]


def test_pairs_are_paged_with_one_query_each(django_assert_num_queries):
    for slug in ("a", "b", "c", "d"):
        create_agreement(slug)

    with django_assert_num_queries(2):
        pages = [find_pairs("agreement", 0, 2), find_pairs("agreement", 2, 4)]

    assert [[key for _, key in page] for page in pages] == [["b", "c"], ["d"]]
