"""`explain=1`: how a request was interpreted."""

import pytest

from relations.models import Claim
from tests.api.routes import create_records, fill_route, routes
from tests.contract import ContractClient
from tests.factories import CountryFactory, LeaderFactory, VisitFactory

pytestmark = pytest.mark.django_db

# The changes feed has one ordering and no filters, suggestions are few, and the index has no parameters.
UNEXPLAINED = {"/api/v1/", "/api/v1/changes/", "/api/v1/search/suggest/"}


def explain(api, url, **query):
    response = api.get(f"/api/v1/{url}", {"explain": "1", **query})
    assert response.status_code == 200, response.content
    return response.json()["explain"]


@pytest.fixture
def visit():
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    LeaderFactory(id="xi", published=True)
    return VisitFactory(id="the-visit", published=True)


def test_every_url_explains_its_interpretation(client):
    create_records()
    claim = Claim.objects.public().first().pk
    api = ContractClient()
    for route in routes():
        url = fill_route(route, claim)
        sign = "&" if "?" in url else "?"
        response = api.get(f"{url}{sign}explain=1")
        if route in UNEXPLAINED:
            assert response.json()["errors"][0]["code"] == "unknown_parameter"
            continue
        plain = api.get(url).json()
        body = response.json()
        assert body.pop("explain").keys() == {"filters", "ordering", "limit", "language", "choice"}, url
        # Links contain the query, so they differ.
        links = {"next", "previous"}
        assert {k: v for k, v in body.items() if k not in links} == {
            k: v for k, v in plain.items() if k not in links
        }
        assert "explain" not in plain


def test_filters_are_explained_and_defaults_marked(api, visit):
    explanation = explain(
        api,
        "visits/",
        host="VNM,CHN",
        leader="xi",
        since="2022-02",
        has_conflict="false",
        status="completed,cancelled",
        relation="CHN-VNM",
        q="Hà  Nội",
        updated_since="2024-02-01T01:00:00+01:00",
    )

    assert {each["name"]: each["value"] for each in explanation["filters"]} == {
        "host": ["country/VNM", "country/CHN"],
        "leader": ["leader/xi"],
        "since": ["2022-02-01/2022-02-28"],
        "has_conflict": ["false"],
        "status": ["completed", "cancelled"],
        "relation": ["CHN-VNM"],
        "q": ["ha", "noi"],
        "updated_since": ["2024-02-01T00:00:00+00:00"],
        "match": ["possible"],
    }
    assert [each["name"] for each in explanation["filters"] if each["is_default"]] == ["match"]
    filters = explain(api, "visits/", match="certain")["filters"]
    assert filters == [{"name": "match", "value": ["certain"], "is_default": False}]


@pytest.mark.parametrize(
    ("url", "query", "expected"),
    [
        ("visits/", {}, ("-period,-id", 50)),
        ("visits/", {"ordering": "period,-id", "limit": "3"}, ("period,-id", 3)),
        ("visits/", {"ordering": "-id"}, ("-id", 50)),
        ("visits/groups/", {"by": "kind"}, (None, None)),
        ("visits/the-visit/", {}, (None, None)),
        ("relations/CHN-VNM/", {}, (None, None)),
        ("relations/CHN-VNM/timeline/", {}, ("period,id", 50)),
        ("coverage/", {}, (None, 50)),
        ("search/", {"q": "xi"}, (None, 50)),
    ],
)
def test_the_ordering_is_explained_with_its_tie_breaker(api, visit, url, query, expected):
    explanation = explain(api, url, **query)

    assert (explanation["ordering"], explanation["limit"]) == expected


def test_the_language_is_explained(api, visit):
    response = api.get("/api/v1/visits/?explain=1", headers={"accept-language": "tlh, vi;q=0.5"})

    assert response.json()["explain"]["language"] == response.headers["Content-Language"] == "vi"


def test_cursors_work_with_explain(api, visit):
    VisitFactory(published=True)
    following = api.get("/api/v1/visits/?limit=1").json()["next"]

    assert api.get(f"{following}&explain=1").json()["explain"]["limit"] == 1
    assert "explain=1" in api.get("/api/v1/visits/?limit=1&explain=1").json()["next"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("visits/?format=csv&explain=1", "wrong_format"),
        ("visits/?format=ndjson&explain=1", "wrong_format"),
        ("relations/CHN-VNM/timeline/?format=ics&explain=1", "wrong_format"),
        ("visits/?explain=yes", "invalid_value"),
        ("visits/?explain=", "invalid_value"),
        ("visits/?explain=1&explain=1", "repeated_parameter"),
        ("visits/the-visit/?explain=1&as_of=2024-02-01T00:00:00Z", "inconsistent"),
        ("changes/?explain=1", "unknown_parameter"),
    ],
)
def test_an_invalid_explain_is_an_error(api, visit, url, code):
    response = api.get(f"/api/v1/{url}")

    assert response.status_code == 400
    assert [(error["parameter"], error["code"]) for error in response.json()["errors"]] == [("explain", code)]


def test_explain_takes_no_query(api, visit, count_queries):
    assert count_queries(lambda: api.get("/api/v1/visits/?host=VNM&explain=1")) == count_queries(
        lambda: api.get("/api/v1/visits/?host=VNM")
    )


@pytest.mark.parametrize("what", ["document", "history"])
def test_explain_works_for_curators(anna, what):
    VisitFactory(id="draft")

    response = anna.get(f"/api/v1/visits/draft/{what}/", {"explain": "1"})

    assert response.status_code == 200
    assert response.json()["explain"]["language"] == "en"
