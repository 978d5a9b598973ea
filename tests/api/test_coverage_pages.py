"""Coverage page by page: the years of every relation, and invalid parameters."""

from itertools import combinations

import pytest

from relations.models import Leader
from tests.api.timeline_world import make_relation
from tests.factories import CountryFactory, MeetingFactory, StatementFactory, VisitFactory
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db

URL = "/api/v1/coverage/"


def relations(rows):
    return list(dict.fromkeys(row["relation"] for row in rows))


def read_pages(client, url):
    """The rows of every page from a URL on; checks that `previous` leads back the same way."""
    pages = []
    while url:
        pages.append(client.get(url).json())
        url = pages[-1]["next"]
    back = [pages[-1]]
    while back[-1]["previous"]:
        back.append(client.get(back[-1]["previous"]).json())
    found = [row for page in pages for row in page["results"]]
    assert [row for page in back[::-1] for row in page["results"]] == found
    return found


@pytest.fixture
def neighbours():
    """Records of other countries, related to them in every possible way."""
    make_relation()
    for code in ("LAO", "PHL", "RUS"):
        CountryFactory(id=code)
    MeetingFactory(id="of-three", period="2001", participants=["leader/thong", "country/PHL"], published=True)
    correct_record(Leader.objects.get(slug="thong"), {"country": "LAO"})
    StatementFactory(id="of-one", period="2003", speaker="country/RUS", about=["LAO", "PHL"], published=True)


def test_pages_have_the_relations_of_a_country_in_order(client, neighbours):
    all_rows = read_pages(client, URL)

    assert relations(all_rows) == ["CHN-VNM", "LAO-PHL", "LAO-RUS", "PHL-RUS", "USA-VNM"]
    assert relations(read_pages(client, f"{URL}?country=PHL")) == ["LAO-PHL", "PHL-RUS"]
    assert relations(read_pages(client, f"{URL}?country=PHL,USA")) == ["LAO-PHL", "PHL-RUS", "USA-VNM"]
    assert read_pages(client, f"{URL}?limit=9") == all_rows
    laos = read_pages(client, f"{URL}?country=LAO&since=2001&until=2003&limit=2")
    assert [(row["relation"], row["year"]) for row in laos] == [
        (relation, year) for relation in ("LAO-PHL", "LAO-RUS") for year in (2001, 2002, 2003)
    ]
    assert read_pages(client, f"{URL}?relation=CHN-VNM&country=PHL") == []


@pytest.mark.parametrize("limits", ["since=2030", "until=1990"])
def test_relations_outside_the_window_cost_no_query_each(client, count_queries, limits):
    visits = [
        VisitFactory(guest=f"country/{one}", host=other, period="2005/2007", published=True)
        for one, other in combinations(("CHN", "LAO", "PHL", "RUS", "USA", "VNM"), 2)
    ]

    assert client.get(f"{URL}?{limits}").json()["results"] == []
    assert count_queries(lambda: client.get(f"{URL}?{limits}")) < len(visits)


def test_undated_records_have_years_only_between_two_limits(client):
    VisitFactory(guest="country/CHN", host="VNM", period=None, published=True)

    for relation in ("", "relation=CHN-VNM&"):
        assert read_pages(client, f"{URL}?{relation}until=2003") == []
        assert read_pages(client, f"{URL}?{relation}since=2003") == []
        assert len(read_pages(client, f"{URL}?{relation}since=2001&until=2003")) == 3


@pytest.mark.parametrize("form", ["ndjson", "csv"])
def test_exports_have_every_relation(api, client, neighbours, form):
    lines = api.get(URL, {"format": form}).getvalue().decode().splitlines()

    assert len(lines) == len(read_pages(client, URL)) + (form == "csv")
    assert ("LAO-RUS" in lines[-2]) is False
    assert "USA-VNM" in lines[-1]


@pytest.mark.parametrize(
    ("query", "parameter"),
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
def test_invalid_parameters_are_errors(api, query, parameter):
    response = api.get(f"{URL}?{query}")

    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]
