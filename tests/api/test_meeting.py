"""Meetings: participants, places and topics."""

import pytest

from tests.factories import (
    CountryFactory,
    LeaderFactory,
    MeetingFactory,
    PlaceFactory,
    TopicFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db

FILTER_CASES = [
    ({"participant": "xi"}, ["talks-in-hanoi"]),
    ({"participant": "chinese-navy"}, ["patrol-35"]),
    ({"participant": "VNM"}, ["patrol-35"]),
    ({"participant": "leader/trong,organisation/chinese-navy"}, ["talks-in-hanoi", "patrol-35"]),
    ({"leader": "trong"}, ["talks-in-hanoi"]),
    ({"country": "VNM"}, ["talks-in-hanoi", "patrol-35"]),
    ({"country": "CHN"}, ["talks-in-hanoi"]),
    ({"relation": "CHN-VNM"}, ["talks-in-hanoi"]),
    ({"relation": "USA-VNM"}, []),
    ({"place": "hanoi"}, ["talks-in-hanoi"]),
    ({"topic": "railways"}, ["talks-in-hanoi"]),
    ({"visit": "to-hanoi"}, ["talks-in-hanoi"]),
    ({"meeting_format": "exercise,session"}, ["patrol-35"]),
    ({"ordinal": "35"}, ["patrol-35"]),
    ({"ordinal": "36"}, []),
    ({"status": "announced"}, ["patrol-35"]),
]


@pytest.fixture
def meetings():
    """Talks of two leaders during a visit, and a joint patrol."""
    for code in ("CHN", "VNM", "USA"):
        CountryFactory(id=code)
    PlaceFactory(id="hanoi", country="VNM"), TopicFactory(id="railways")
    LeaderFactory(id="xi", country="CHN", published=True)
    LeaderFactory(id="trong", country="VNM", published=True)
    VisitFactory(id="to-hanoi", published=True)
    MeetingFactory(
        id="talks-in-hanoi",
        title="Talks of Xi and Trong",
        participants=["leader/xi", "leader/trong", "words/their interpreters"],
        places=["hanoi"],
        topics=["railways"],
        visit="to-hanoi",
        published=True,
    )
    MeetingFactory(
        id="patrol-35",
        participants=["organisation/chinese-navy", "country/VNM"],
        period="2023-11",
        format="exercise",
        ordinal="35",
        status="announced",
        published=True,
    )


def test_filters_find_the_matching_meetings(find_ids, meetings):
    assert [(query, find_ids("meetings", **query)) for query, _ in FILTER_CASES] == FILTER_CASES


def test_participants_without_a_record_are_words(api, meetings):
    body = api.get("/api/v1/meetings/talks-in-hanoi/").json()

    kinds = [(each["kind"], each["id"], each["name"]) for each in body["participants"]]
    assert sorted(kinds, key=str) == sorted(
        [("leader", "trong", "Trong"), ("leader", "xi", "Xi"), ("words", None, "their interpreters")], key=str
    )
    assert body["visit"] == {
        "kind": "visit",
        "id": "to-hanoi",
        "name": "Visit of China to Viet Nam, 2023-12-12/2023-12-13",
        "name_language": None,
        "url": "http://testserver/api/v1/visits/to-hanoi/",
    }


@pytest.mark.parametrize("ordinal", ["0", "-1", "35.5", "first", "9999999999", "35,x"])
def test_an_ordinal_must_be_a_positive_integer(api, ordinal):
    assert api.get("/api/v1/meetings/", {"ordinal": ordinal}).status_code == 400
