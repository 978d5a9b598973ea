"""Meetings: who met whom, where, and about what."""

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

ASKED = [
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


def test_meetings_are_found_by_what_is_known_of_them(found, meetings):
    assert [(asked, found("meetings", **asked)) for asked, _ in ASKED] == ASKED


def test_participants_who_are_no_record_stand_as_words(api, meetings):
    shown = api.get("/api/v1/meetings/talks-in-hanoi/").json()

    kinds = [(each["kind"], each["id"], each["name"]) for each in shown["participants"]]
    assert sorted(kinds, key=str) == sorted(
        [("leader", "trong", "Trong"), ("leader", "xi", "Xi"), ("words", None, "their interpreters")], key=str
    )
    assert shown["visit"] == {
        "kind": "visit",
        "id": "to-hanoi",
        "name": None,
        "name_language": None,
        "url": "http://testserver/api/v1/visits/to-hanoi/",
    }


@pytest.mark.parametrize("ordinal", ["0", "-1", "35.5", "first", "9999999999", "35,x"])
def test_an_ordinal_is_a_whole_number(api, ordinal):
    assert api.get("/api/v1/meetings/", {"ordinal": ordinal}).status_code == 400
