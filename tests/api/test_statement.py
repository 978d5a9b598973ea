"""Statements: who says what about whom."""

import pytest

from tests.factories import CountryFactory, LeaderFactory, MeetingFactory, StatementFactory, TopicFactory

pytestmark = pytest.mark.django_db

ASKED = [
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
    """A country's position, a leader's request at a meeting, and the aim that analysts see."""
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


def test_statements_are_found_by_what_is_known_of_them(found, statements):
    assert [(asked, found("statements", **asked)) for asked, _ in ASKED] == ASKED


def test_an_aim_has_a_period_and_a_quantity(api, statements):
    shown = api.get("/api/v1/statements/aim/").json()

    assert shown["speaker"] == {
        "kind": "words",
        "id": None,
        "name": "Analysts",
        "name_language": None,
        "url": None,
    }
    assert shown["target_period"]["edtf"] == "[..2045]"
    assert (shown["target_period"]["starts_earliest"], shown["target_period"]["ends_latest"]) == (
        None,
        "2045-12-31",
    )
    assert shown["target_quantity"]["amount"] == "200000000000"
    assert shown["period"] is None
