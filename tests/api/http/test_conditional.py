"""Conditional requests, case by case, on every URL of the router."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from relations.models import Claim
from tests.api.routes import create_records, fill_route, routes
from tests.contract import ContractClient
from tests.factories import VisitFactory
from tests.factories.record import AT

pytestmark = pytest.mark.django_db

OTHER = '"1-00000000000000000000000000000000"'


@pytest.fixture(scope="module")
def responses(django_db_setup, django_db_blocker):
    """The response of every URL without a condition, with a record for each."""
    with django_db_blocker.unblock(), transaction.atomic():
        create_records()
        claim = Claim.objects.public().first().pk
        yield {url: ContractClient().get(url) for url in [fill_route(route, claim) for route in routes()]}
        transaction.set_rollback(True)


# The headers of a client that has the ETag and the date of an earlier response, and the expected status.
CASES = {
    "no condition": ({}, 200),
    "the tag": ({"If-None-Match": "{tag}"}, 304),
    "the tag, weakened by a proxy": ({"If-None-Match": "W/{tag}"}, 304),
    "several tags, the last of them right": ({"If-None-Match": "{other}, W/{other}, {tag}"}, 304),
    "another tag": ({"If-None-Match": "{other}"}, 200),
    "any tag": ({"If-None-Match": "*"}, 304),
    "the tag without its quotes": ({"If-None-Match": "{bare}"}, 200),
    "the moment": ({"If-Modified-Since": "{at}"}, 304),
    "a later moment": ({"If-Modified-Since": "{later}"}, 304),
    "an earlier moment": ({"If-Modified-Since": "{before}"}, 200),
    "no moment at all": ({"If-Modified-Since": "yesterday"}, 200),
    "another tag wins over the moment": ({"If-None-Match": "{other}", "If-Modified-Since": "{at}"}, 200),
    "the tag wins over an earlier moment": ({"If-None-Match": "{tag}", "If-Modified-Since": "{before}"}, 304),
    "only this state": ({"If-Match": "{tag}"}, 200),
    "only this state, weakened by a proxy": ({"If-Match": "W/{tag}"}, 200),
    "only another state": ({"If-Match": "{other}"}, 412),
    "any state": ({"If-Match": "*"}, 200),
    "only if unchanged since the moment": ({"If-Unmodified-Since": "{at}"}, 200),
    "only if unchanged since before": ({"If-Unmodified-Since": "{before}"}, 412),
    "only this state, which is known": ({"If-Match": "{tag}", "If-None-Match": "{tag}"}, 304),
    "only another state, though the tag is known": ({"If-Match": "{other}", "If-None-Match": "{tag}"}, 412),
}
# The index depends on no data, so it has no date to compare.
NEEDS_A_DATE = {"the moment", "a later moment", "only if unchanged since before"}


def fill_headers(headers, tag, at):
    moment = parse_http_date(at or http_date(AT.timestamp()))
    values = {"tag": tag, "bare": tag.strip('"'), "other": OTHER, "at": http_date(moment)}
    values |= {"before": http_date(moment - 1), "later": http_date(moment + 86_400)}
    return {name: value.format(**values) for name, value in headers.items()}


@pytest.mark.sample(14)
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("case", CASES)
def test_conditions_are_compared_on_every_url(client, responses, case, method):
    condition, status = CASES[case]
    for url, first in responses.items():
        tag, at = first.headers["ETag"], first.headers.get("Last-Modified")
        expected = 200 if at is None and case in NEEDS_A_DATE else status
        with CaptureQueriesContext(connection) as queries:
            response = getattr(client, method)(url, headers=fill_headers(condition, tag, at))
        assert response.status_code == expected, (url, response.content)
        if expected == 304:
            assert len(queries) <= 2, (url, [each["sql"] for each in queries])
            assert response.content == b""
        if expected != 412:
            names = ("ETag", "Cache-Control", "Vary", "Content-Language")
            assert [response.headers[name] for name in names] == [first.headers[name] for name in names], url


def test_every_response_has_an_etag_and_its_date(responses):
    for url, response in responses.items():
        assert re.fullmatch(r'"\d+-[0-9a-f]{32}"', response.headers["ETag"]), url
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert ("Last-Modified" in response.headers) is (url != "/api/v1/")
        vary = response.headers["Vary"].split(", ")
        assert {"Accept-Language", "Accept-Encoding"} <= set(vary)
        assert "Cookie" not in vary


def test_no_two_urls_share_an_etag(responses):
    assert len({response.headers["ETag"] for response in responses.values()}) == len(responses)


@pytest.mark.parametrize("url", ["/api/v1/visits/", "/api/v1/visits/the-one/", "/api/v1/claims/"])
def test_each_language_encoding_and_host_has_its_own_etag(api, responses, url):
    variants = [
        {},
        {"accept-language": "vi"},
        {"accept-encoding": "gzip"},
        {"host": "localhost"},
        {"accept-language": "vi", "accept-encoding": "gzip"},
    ]
    tags = [api.get(url, headers=headers).headers["ETag"] for headers in variants]

    assert len(set(tags)) == len(variants)
    for headers, tag in zip(variants, tags, strict=True):
        for other in variants:
            response = api.get(url, headers={**other, "If-None-Match": tag})
            assert response.status_code == (304 if other == headers else 200)


@pytest.mark.parametrize("word", ["json", "ndjson", "csv"])
def test_each_format_has_its_own_etag(api, responses, word):
    url = f"/api/v1/visits/?format={word}"
    tag = api.get(url).headers["ETag"]

    assert api.get(url, headers={"If-None-Match": tag}).status_code == 304
    for other in {"json", "ndjson", "csv"} - {word}:
        response = api.get(f"/api/v1/visits/?format={other}", headers={"If-None-Match": tag})
        assert response.status_code == 200


def test_the_order_of_parameters_does_not_matter(api, responses):
    one, other = "/api/v1/visits/?host=VNM&limit=5", "/api/v1/visits/?limit=5&host=VNM"
    tag = api.get(one).headers["ETag"]

    assert api.get(other, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    "headers", [{"If-None-Match": "*"}, {"If-Modified-Since": http_date(4e9)}, {"If-Match": OTHER}]
)
@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("visits/nobody/", 404),
        ("visits/%00/", 404),
        ("visits/?colour=red", 400),
        ("countries/VN/", 308),
        ("relations/VNM-CHN/", 308),
        ("relations/VNM-CHN/timeline/", 308),
        ("relations/CHN-XXX/", 404),
        ("claims/no-claim/", 404),
        ("sources/the-one/paragraphs/99/", 404),
        ("visits/nobody/claims/", 404),
        ("visits/?format=xml", 406),
    ],
)
def test_conditions_do_not_change_errors_and_redirects(api, responses, url, status, headers):
    assert api.get(f"/api/v1/{url}", headers=headers).status_code == status


def test_an_etag_of_another_url_is_ignored(api, responses):
    tag = api.get("/api/v1/visits/the-one/").headers["ETag"]

    assert api.get("/api/v1/visits/nobody/", headers={"If-None-Match": tag}).status_code == 404
    assert api.get("/api/v1/visits/?colour=red", headers={"If-None-Match": tag}).status_code == 400


def test_any_change_of_the_data_changes_etags(api):
    VisitFactory(id="first", published=True)
    list_tag = api.get("/api/v1/visits/").headers["ETag"]
    detail = api.get("/api/v1/visits/first/")
    VisitFactory(id="second", host="LAO")

    assert api.get("/api/v1/visits/", headers={"If-None-Match": list_tag}).status_code == 200
    response = api.get("/api/v1/visits/first/", headers={"If-None-Match": detail.headers["ETag"]})
    assert response.status_code == 200
    assert response.json() == detail.json()


def test_the_etag_of_a_record_begins_with_its_revision(api):
    VisitFactory(id="first", published=True)
    response = api.get("/api/v1/visits/first/?omit=revision")

    revision = api.get("/api/v1/visits/first/").json()["revision"]
    assert response.headers["ETag"].startswith(f'"{revision}-')


def test_last_modified_is_sent_only_when_its_second_is_over(api):
    """Otherwise a response could change twice in a second, and clients would keep the first version."""
    VisitFactory(id="just-now", published=True, at=timezone.now() + timedelta(hours=1))

    assert "Last-Modified" not in api.get("/api/v1/visits/").headers
    VisitFactory(id="long-ago", host="LAO", published=True, at=datetime(2024, 5, 1, 6, tzinfo=UTC))
    assert api.get("/api/v1/visits/").headers["Last-Modified"] == "Wed, 01 May 2024 06:00:00 GMT"


def test_signed_in_clients_get_the_same_response_without_another_query(api, responses, admin_client):
    anonymous = api.get("/api/v1/visits/the-one/")
    response = admin_client.get("/api/v1/visits/the-one/")

    assert (response.content, response.headers["ETag"]) == (anonymous.content, anonymous.headers["ETag"])
    with CaptureQueriesContext(connection) as queries:
        known = admin_client.get(
            "/api/v1/visits/the-one/", headers={"If-None-Match": response.headers["ETag"]}
        )
    assert (known.status_code, len(queries)) == (304, 1)


@pytest.mark.parametrize("url", ["/api/v1/nowhere/", "/api/v1/visits/nobody/", "/api/v1/visits/?colour=red"])
def test_errors_are_not_cached(api, url):
    response = api.get(url)

    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
