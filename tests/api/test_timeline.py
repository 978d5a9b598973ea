"""Timelines: what two countries did, merged in the order of time."""

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
    def asked(**parameters):
        answer = api.get(URL, parameters)
        assert answer.status_code == 200, answer.content
        return [entry["id"] for entry in answer.json()["results"]]

    return asked


def test_everything_stands_in_the_order_of_time_and_what_nobody_dates_comes_last(ids, relation):
    assert ids() == ALL
    assert ids(ordering="-period") == [*DATED[::-1], *ALL[:-3:-1]]


def test_an_entry_says_what_is_known_and_no_more(api, relation):
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
            "name": None,
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


ASKED = [
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


@pytest.mark.parametrize(("asked", "expected"), ASKED)
def test_entries_are_found_by_kind_time_and_company(ids, relation, asked, expected):
    assert ids(**asked) == expected


@pytest.mark.parametrize("direction", ["period", "-period"])
def test_pages_lead_through_all_entries_and_back(api, ids, relation, direction):
    whole = ids(ordering=direction)
    url, seen = f"{URL}?limit=2&ordering={direction}&count=exact", []
    while url:
        page = api.get(url).json()
        seen.append(page)
        url = page["next"]
    assert [entry["id"] for page in seen for entry in page["results"]] == whole
    assert {page["count"] for page in seen} == {len(whole)}

    back, url = [], seen[-1]["previous"]
    while url:
        page = api.get(url).json()
        back = [entry["id"] for entry in page["results"]] + back
        url = page["previous"]
    assert back == whole[: len(back)]
    assert len(back) == 2 * (len(seen) - 1)


def test_a_cursor_belongs_to_its_filters(api, relation):
    following = api.get(f"{URL}?limit=1").json()["next"]

    answer = api.get(f"{following}&kind=visit")
    assert [fault["code"] for fault in answer.json()["errors"]] == ["cursor_of_another_list"]


def test_everything_wrong_is_named_at_once(api, relation):
    answer = api.get(f"{URL}?kinds=visit&kind=visits&limit=0&ordering=title&count=no&match=maybe&cursor=x")

    assert answer.status_code == 400
    assert {fault["parameter"] for fault in answer.json()["errors"]} == {
        "kinds",
        "kind",
        "limit",
        "ordering",
        "count",
        "match",
        "cursor",
    }


@pytest.mark.parametrize("part", ["timeline", "trade"])
def test_the_other_order_leads_to_the_canonical_one_with_its_query(api, relation, part):
    answer = api.get(f"/api/v1/relations/VNM-CHN/{part}/?since=2022")

    assert answer.status_code == 308
    assert answer.headers["Location"] == f"http://testserver/api/v1/relations/CHN-VNM/{part}/?since=2022"
    assert api.get(f"/api/v1/relations/CHN-ZZZ/{part}/").status_code == 404


def bilateral(ids):
    return set(ids(bilateral="true")), set(ids(bilateral="false"))


def test_two_countries_at_one_summit_are_no_bilateral_meeting(ids, relation):
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

    alone, others = bilateral(ids)

    assert others == {
        "meeting/summit",
        "meeting/with-asean",
        "meeting/with-navy",
        "agreement/treaty",
        "agreement/treaty#1",
    }
    assert alone == {*ALL, "meeting/with-press"}


def test_visits_for_one_occasion_that_others_attend_are_not_bilateral(ids, relation):
    to_beijing = {"guest": "country/VNM", "host": "CHN", "published": True}
    VisitFactory(id="to-forum", occasion="Forum", **to_beijing)
    VisitFactory(id="to-jubilee", occasion="Jubilee", **to_beijing)
    VisitFactory(id="to-expo", kind="multilateral", **to_beijing)
    VisitFactory(id="of-usa", guest="country/USA", host="CHN", occasion="Forum", published=True)
    VisitFactory(id="draft", guest="country/USA", host="CHN", occasion="Jubilee")

    alone, others = bilateral(ids)

    assert others == {"visit/to-forum", "visit/to-expo"}
    assert alone == {*ALL, "visit/to-jubilee"}


def test_a_timeline_asks_a_constant_number_of_queries(api, relation, queries_of):
    before = queries_of(lambda: api.get(URL))
    for visit in ("one", "two"):
        DelegationMemberFactory(visit=VisitFactory(id=visit, published=True))

    assert queries_of(lambda: api.get(URL)) == before <= 8
