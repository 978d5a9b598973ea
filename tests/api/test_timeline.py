"""Timelines: the events of two countries in chronological order."""

import pytest

from tests.api.timeline_world import ALL, DATED, URL, make_relation
from tests.factories import (
    AgreementFactory,
    DelegationMemberFactory,
    MeetingFactory,
    OrganisationFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def relation():
    make_relation()


@pytest.fixture
def ids(api):
    def get_ids(**parameters):
        response = api.get(URL, parameters)
        assert response.status_code == 200, response.content
        return [entry["id"] for entry in response.json()["results"]]

    return get_ids


def test_entries_are_in_chronological_order_and_undated_ones_last(ids, relation):
    assert ids() == ALL
    assert ids(ordering="-period") == [*DATED[::-1], *ALL[:-3:-1]]


def test_an_entry_has_the_documented_fields(api, relation):
    entries = {entry["id"]: entry for entry in api.get(URL).json()["results"]}

    visit = entries["visit/to-hanoi"]
    assert visit == {
        "id": "visit/to-hanoi",
        "kind": "visit",
        "title": "State visit of Xi to Viet Nam",
        "title_language": None,
        "record": {
            "kind": "visit",
            "id": "to-hanoi",
            "name": "State visit of Xi to Viet Nam",
            "name_language": None,
            "url": "http://testserver/api/v1/visits/to-hanoi/",
        },
        "sort": "state",
        "status": "completed",
        "period": {
            "edtf": "2023-12-12/2023-12-13",
            "starts_earliest": "2023-12-12",
            "starts_latest": "2023-12-12",
            "ends_earliest": "2023-12-13",
            "ends_latest": "2023-12-13",
        },
        "quantity": None,
        "bilateral": True,
        "evidence": visit["evidence"],
        "revision": visit["revision"],
        "updated_at": visit["updated_at"],
    }
    assert visit["evidence"]["conflicts"] == 1
    assert entries["visit/planned"]["title"] == "Visit of China to Viet Nam"
    assert entries["visit/planned"]["period"] == {
        "edtf": "[..2022-12]",
        "starts_earliest": None,
        "starts_latest": "2022-12-31",
        "ends_earliest": None,
        "ends_latest": "2022-12-31",
    }
    assert entries["meeting/patrol"]["period"] is None
    assert (entries["agreement/pact#1"]["title"], entries["agreement/pact#1"]["status"]) == (
        "=Pact(): announced",
        "announced",
    )
    assert entries["trade_figure/turnover"]["quantity"]["amount"] == "230200000000"
    assert entries["travel_figure/travel"]["title"] == "Travel, China to Viet Nam, growth: -20.3 percent"


FILTER_CASES = [
    ({"kind": "visit,statement"}, ["statement/praise", "visit/planned", "visit/to-hanoi"]),
    ({"kind": "partnership_change"}, ["partnership/friends#1"]),
    ({"on": "2023-12-12", "match": "certain", "kind": "visit,meeting"}, ["visit/to-hanoi", "meeting/talks"]),
    ({"until": "2008", "match": "certain"}, ["partnership/friends#1", "partnership/friends"]),
    (
        {"since": "2023-12", "until": "2023-12-01"},
        ["partnership/friends", "agreement/pledge#1", *ALL[-2:]],
    ),
    ({"include_undated": "false"}, DATED),
    ({"include_undated": "true"}, ALL),
    ({"bilateral": "true"}, ALL),
    ({"bilateral": "false"}, []),
]


@pytest.mark.parametrize(("query", "expected"), FILTER_CASES)
def test_filters_find_the_matching_entries(ids, relation, query, expected):
    assert ids(**query) == expected


@pytest.mark.parametrize("direction", ["period", "-period"])
def test_pages_have_all_entries_forwards_and_backwards(api, ids, relation, direction):
    all_ids = ids(ordering=direction)
    url, seen = f"{URL}?limit=2&ordering={direction}&count=exact", []
    while url:
        page = api.get(url).json()
        seen.append(page)
        url = page["next"]
    assert [entry["id"] for page in seen for entry in page["results"]] == all_ids
    assert {page["count"] for page in seen} == {len(all_ids)}

    back, url = [], seen[-1]["previous"]
    while url:
        page = api.get(url).json()
        back = [entry["id"] for entry in page["results"]] + back
        url = page["previous"]
    assert back == all_ids[: len(back)]
    assert len(back) == 2 * (len(seen) - 1)


def test_a_cursor_with_other_filters_is_an_error(api, relation):
    following = api.get(f"{URL}?limit=1").json()["next"]

    response = api.get(f"{following}&kind=visit")
    assert [error["code"] for error in response.json()["errors"]] == ["cursor_of_another_list"]


def test_all_invalid_parameters_are_listed_at_once(api, relation):
    response = api.get(f"{URL}?kinds=visit&kind=visits&limit=0&ordering=title&count=no&match=maybe&cursor=x")

    assert response.status_code == 400
    assert {error["parameter"] for error in response.json()["errors"]} == {
        "kinds",
        "kind",
        "limit",
        "ordering",
        "count",
        "match",
        "cursor",
    }


@pytest.mark.parametrize("part", ["timeline", "trade"])
def test_the_other_order_redirects_to_the_canonical_one_with_the_query(api, relation, part):
    response = api.get(f"/api/v1/relations/VNM-CHN/{part}/?since=2022")

    assert response.status_code == 308
    assert response.headers["Location"] == f"http://testserver/api/v1/relations/CHN-VNM/{part}/?since=2022"
    assert api.get(f"/api/v1/relations/CHN-ZZZ/{part}/").status_code == 404


def bilateral(ids):
    return set(ids(bilateral="true")), set(ids(bilateral="false"))


def test_meetings_with_other_countries_are_not_bilateral(ids, relation):
    OrganisationFactory(id="asean", kind="intergovernmental", published=True)
    OrganisationFactory(id="navy", country="USA", published=True)
    countries = ["country/CHN", "country/VNM"]
    MeetingFactory(id="summit", participants=[*countries, "country/USA"], published=True)
    MeetingFactory(id="with-asean", participants=[*countries, "organisation/asean"], published=True)
    MeetingFactory(id="with-navy", participants=[*countries, "organisation/navy"], published=True)
    MeetingFactory(id="with-press", participants=[*countries, "words/the press"], published=True)
    AgreementFactory(
        id="treaty",
        parties=[{"party": party} for party in (*countries, "country/USA")],
        status_history=[{"status": "agreed", "on": "2022"}, {"status": "signed", "on": "2023"}],
        published=True,
    )

    bilateral_ids, multilateral_ids = bilateral(ids)

    assert multilateral_ids == {
        "meeting/summit",
        "meeting/with-asean",
        "meeting/with-navy",
        "agreement/treaty",
        "agreement/treaty#1",
    }
    assert bilateral_ids == {*ALL, "meeting/with-press"}


def test_visits_for_an_occasion_with_other_guests_are_not_bilateral(ids, relation):
    to_beijing = {"guest": "country/VNM", "host": "CHN", "published": True}
    VisitFactory(id="to-forum", occasion="Forum", **to_beijing)
    VisitFactory(id="to-jubilee", occasion="Jubilee", **to_beijing)
    VisitFactory(id="to-expo", kind="multilateral", **to_beijing)
    VisitFactory(id="of-usa", guest="country/USA", host="CHN", occasion="Forum", published=True)
    VisitFactory(id="draft", guest="country/USA", host="CHN", occasion="Jubilee")

    bilateral_ids, multilateral_ids = bilateral(ids)

    assert multilateral_ids == {"visit/to-forum", "visit/to-expo"}
    assert bilateral_ids == {*ALL, "visit/to-jubilee"}


def test_a_timeline_takes_a_constant_number_of_queries(api, relation, count_queries):
    before = count_queries(lambda: api.get(URL))
    for visit in ("one", "two"):
        DelegationMemberFactory(visit=VisitFactory(id=visit, published=True))

    assert count_queries(lambda: api.get(URL)) == before <= 8
