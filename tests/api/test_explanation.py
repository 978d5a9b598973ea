"""What was understood of a question: `explain=1`."""

import pytest

from relations.models import Claim
from tests.api.routes import address, filled, routes
from tests.contract import ContractClient
from tests.factories import CountryFactory, LeaderFactory, VisitFactory

pytestmark = pytest.mark.django_db

# The feed of changes has one order and no filters, suggestions are few, and the index asks nothing.
UNEXPLAINED = {"/api/v1/", "/api/v1/changes/", "/api/v1/search/suggest/"}


def explained(api, url, **asked):
    answer = api.get(f"/api/v1/{url}", {"explain": "1", **asked})
    assert answer.status_code == 200, answer.content
    return answer.json()["explain"]


@pytest.fixture
def visit():
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    LeaderFactory(id="xi", published=True)
    return VisitFactory(id="the-visit", published=True)


def test_every_address_explains_what_it_understood(client):
    filled()
    claim = Claim.objects.public().first().pk
    api = ContractClient()
    for route in routes():
        url = address(route, claim)
        sign = "&" if "?" in url else "?"
        answer = api.get(f"{url}{sign}explain=1")
        if route in UNEXPLAINED:
            assert answer.json()["errors"][0]["code"] == "unknown_parameter"
            continue
        whole = api.get(url).json()
        said = answer.json()
        assert said.pop("explain").keys() == {"filters", "ordering", "limit", "language", "choice"}, url
        # Addresses of other pages and of this answer name the question, and so differ.
        links = {"next", "previous"}
        assert {k: v for k, v in said.items() if k not in links} == {
            k: v for k, v in whole.items() if k not in links
        }
        assert "explain" not in whole


def test_filters_are_told_as_they_were_understood_and_defaults_are_marked(api, visit):
    said = explained(
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

    assert {each["name"]: each["value"] for each in said["filters"]} == {
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
    assert [each["name"] for each in said["filters"] if each["is_default"]] == ["match"]
    given = explained(api, "visits/", match="certain")["filters"]
    assert given == [{"name": "match", "value": ["certain"], "is_default": False}]


@pytest.mark.parametrize(
    ("url", "asked", "understood"),
    [
        ("visits/", {}, ("-period,-id", 50)),
        ("visits/", {"ordering": "period,-id", "limit": "3"}, ("period,-id", 3)),
        ("visits/", {"ordering": "-id"}, ("-id", 50)),
        ("visits/", {"group_by": "kind"}, (None, None)),
        ("visits/the-visit/", {}, (None, None)),
        ("relations/CHN-VNM/", {}, (None, None)),
        ("relations/CHN-VNM/timeline/", {}, ("period,id", 50)),
        ("coverage/", {}, (None, 50)),
        ("search/", {"q": "xi"}, (None, 50)),
    ],
)
def test_the_ordering_is_told_with_what_breaks_ties(api, visit, url, asked, understood):
    said = explained(api, url, **asked)

    assert (said["ordering"], said["limit"]) == understood


def test_the_language_understood_is_told(api, visit):
    answer = api.get("/api/v1/visits/?explain=1", headers={"accept-language": "tlh, vi;q=0.5"})

    assert answer.json()["explain"]["language"] == answer.headers["Content-Language"] == "vi"


def test_cursors_stay_good_with_an_explanation(api, visit):
    VisitFactory(published=True)
    following = api.get("/api/v1/visits/?limit=1").json()["next"]

    assert api.get(f"{following}&explain=1").json()["explain"]["limit"] == 1
    assert "explain=1" in api.get("/api/v1/visits/?limit=1&explain=1").json()["next"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("visits/?format=csv&explain=1", "json_only"),
        ("visits/?format=ndjson&explain=1", "json_only"),
        ("relations/CHN-VNM/timeline/?format=ics&explain=1", "json_only"),
        ("visits/?explain=yes", "invalid_value"),
        ("visits/?explain=", "invalid_value"),
        ("visits/?explain=1&explain=1", "repeated_parameter"),
        ("visits/the-visit/?explain=1&as_of=2024-02-01T00:00:00Z", "not_together"),
        ("changes/?explain=1", "unknown_parameter"),
    ],
)
def test_an_explanation_that_cannot_be_given_is_refused(api, visit, url, code):
    answer = api.get(f"/api/v1/{url}")

    assert answer.status_code == 400
    assert [(fault["parameter"], fault["code"]) for fault in answer.json()["errors"]] == [("explain", code)]


def test_an_explanation_costs_no_query(api, visit, queries_of):
    assert queries_of(lambda: api.get("/api/v1/visits/?host=VNM&explain=1")) == queries_of(
        lambda: api.get("/api/v1/visits/?host=VNM")
    )


@pytest.mark.parametrize("what", ["document", "history"])
def test_what_curators_read_is_explained_as_what_readers_do(anna, what):
    VisitFactory(id="draft")

    answer = anna.get(f"/api/v1/visits/draft/{what}/", {"explain": "1"})

    assert answer.status_code == 200
    assert answer.json()["explain"]["language"] == "en"
