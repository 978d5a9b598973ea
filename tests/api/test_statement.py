"""Statements: speaker, countries, topics and targets."""

import pytest

from tests.factories import CountryFactory, LeaderFactory, MeetingFactory, StatementFactory, TopicFactory

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"speaker": "xi"}, ["request"]),
    ({"speaker": "CHN"}, ["position"]),
    ({"about": "USA"}, ["request", "aim"]),
    ({"about": "VNM,USA"}, ["request", "position", "aim"]),
    ({"country": "CHN"}, ["request", "position"]),
    ({"relation": "CHN-USA"}, ["request"]),
    ({"topic": "the-sea"}, ["position"]),
    ({"kind": "request"}, ["request"]),
    ({"visit": "to-hanoi"}, ["request"]),
    ({"meeting": "talks"}, ["request"]),
    ({"on": "2023-12-13", "match": "certain"}, ["request"]),
]


@pytest.fixture
def statements():
    """A country's position, a leader's request at a meeting, and an aim according to analysts."""
    for code in ("CHN", "VNM", "USA"):
        CountryFactory(id=code)
    TopicFactory(id="the-sea")
    LeaderFactory(id="xi", country="CHN", published=True)
    MeetingFactory(id="talks", visit="to-hanoi", published=True)
    StatementFactory(id="position", topics=["the-sea"], published=True)
    StatementFactory(
        id="request",
        speaker="leader/xi",
        kind="request",
        about=["VNM", "USA"],
        meeting="talks",
        visit="to-hanoi",
        period="2023-12-13",
        published=True,
    )
    StatementFactory(
        id="aim",
        speaker="words/Analysts",
        about=["USA"],
        period=None,
        target_period="[..2045]",
        target_quantity={"amount": "200000000000", "operator": "ge", "unit": "USD"},
        published=True,
    )


def test_filters_find_the_matching_statements(find_ids, statements):
    assert [(query, find_ids("statements", **query)) for query, _ in FILTER_CASES] == FILTER_CASES


def test_an_aim_has_a_period_and_a_quantity(api, statements):
    body = api.get("/api/v1/statements/aim/").json()

    assert body["speaker"] == {
        "kind": "words",
        "id": None,
        "name": "Analysts",
        "name_language": None,
        "url": None,
    }
    assert body["target_period"]["edtf"] == "[..2045]"
    assert (body["target_period"]["starts_earliest"], body["target_period"]["ends_latest"]) == (
        None,
        "2045-12-31",
    )
    assert body["target_quantity"]["amount"] == "200000000000"
    assert body["period"] is None
