"""Coverage page by page: the years of every relation, and what cannot be asked of them."""

from itertools import combinations

import pytest

from relations.models import Leader
from tests.api.timeline_world import make_relation
from tests.factories import CountryFactory, MeetingFactory, StatementFactory, VisitFactory
from tests.factories.record import corrected

pytestmark = pytest.mark.django_db

URL = "/api/v1/coverage/"


def relations(found):
    return list(dict.fromkeys(row["relation"] for row in found))


def walked(client, address):
    """Every page from an address on, and back again."""
    pages = []
    while address:
        pages.append(client.get(address).json())
        address = pages[-1]["next"]
    back = [pages[-1]]
    while back[-1]["previous"]:
        back.append(client.get(back[-1]["previous"]).json())
    found = [row for page in pages for row in page["results"]]
    assert [row for page in back[::-1] for row in page["results"]] == found
    return found


@pytest.fixture
def neighbours():
    """Others who meet, by every way that leads from a record to its countries."""
    make_relation()
    for code in ("LAO", "PHL", "RUS"):
        CountryFactory(id=code)
    MeetingFactory(id="of-three", period="2001", participants=["leader/thong", "country/PHL"], published=True)
    corrected(Leader.objects.get(slug="thong"), {"country": "LAO"})
    StatementFactory(id="of-one", period="2003", speaker="country/RUS", about=["LAO", "PHL"], published=True)


def test_relations_of_a_country_follow_each_other_page_by_page(client, neighbours):
    everything = walked(client, URL)

    assert relations(everything) == ["CHN-VNM", "LAO-PHL", "LAO-RUS", "PHL-RUS", "USA-VNM"]
    assert relations(walked(client, f"{URL}?country=PHL")) == ["LAO-PHL", "PHL-RUS"]
    assert relations(walked(client, f"{URL}?country=PHL,USA")) == ["LAO-PHL", "PHL-RUS", "USA-VNM"]
    assert walked(client, f"{URL}?limit=9") == everything
    of_laos = walked(client, f"{URL}?country=LAO&since=2001&until=2003&limit=2")
    assert [(row["relation"], row["year"]) for row in of_laos] == [
        (relation, year) for relation in ("LAO-PHL", "LAO-RUS") for year in (2001, 2002, 2003)
    ]
    assert walked(client, f"{URL}?relation=CHN-VNM&country=PHL") == []


@pytest.mark.parametrize("limits", ["since=2030", "until=1990"])
def test_relations_without_such_years_are_not_looked_at_one_by_one(client, queries_of, limits):
    visits = [
        VisitFactory(guest=f"country/{one}", host=other, period="2005/2007", published=True)
        for one, other in combinations(("CHN", "LAO", "PHL", "RUS", "USA", "VNM"), 2)
    ]

    assert client.get(f"{URL}?{limits}").json()["results"] == []
    assert queries_of(lambda: client.get(f"{URL}?{limits}")) < len(visits)


def test_what_nothing_bounds_has_years_only_between_two_limits(client):
    VisitFactory(guest="country/CHN", host="VNM", period=None, published=True)

    for relation in ("", "relation=CHN-VNM&"):
        assert walked(client, f"{URL}?{relation}until=2003") == []
        assert walked(client, f"{URL}?{relation}since=2003") == []
        assert len(walked(client, f"{URL}?{relation}since=2001&until=2003")) == 3


@pytest.mark.parametrize("form", ["ndjson", "csv"])
def test_whole_lists_hold_every_relation(api, client, neighbours, form):
    lines = api.get(URL, {"format": form}).getvalue().decode().splitlines()

    assert len(lines) == len(walked(client, URL)) + 1
    assert ("LAO-RUS" in lines[-2]) is False
    assert "USA-VNM" in lines[-2 if form == "ndjson" else -1]


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("relation=VNM-CHN", "relation"),
        ("relation=CHN", "relation"),
        ("since=2023-05", "since"),
        ("until=0000", "until"),
        ("since=2009&until=2003", "until"),
        ("since=٢٠٢٣", "since"),
        ("match=maybe", "match"),
        ("countries=VNM", "countries"),
        ("cursor=made-up", "cursor"),
        ("ordering=year", "ordering"),
        ("fields=years", "fields"),
    ],
)
def test_what_cannot_be_asked_is_refused(api, asked, parameter):
    answer = api.get(f"{URL}?{asked}")

    assert answer.status_code == 400
    assert [fault["parameter"] for fault in answer.json()["errors"]] == [parameter]
