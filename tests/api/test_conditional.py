"""Conditions of requests, case by case, on every address that the router has."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from relations.models import Claim
from tests.api.routes import address, filled, routes
from tests.contract import ContractClient
from tests.factories import VisitFactory
from tests.factories.record import AT

pytestmark = pytest.mark.django_db

OTHER = '"1-00000000000000000000000000000000"'


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """What every address answers without a condition, with rows behind each."""
    with django_db_blocker.unblock(), transaction.atomic():
        filled()
        claim = Claim.objects.public().first().pk
        yield {url: ContractClient().get(url) for url in [address(route, claim) for route in routes()]}
        transaction.set_rollback(True)


# What a reader sends, from the tag and the moment of the answer that it has; and what it gets.
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
# The index hangs on no data, so it has no moment to compare.
OUT_OF_ACCOUNT = {"the moment", "a later moment", "only if unchanged since before"}


def filled_in(headers, tag, at):
    moment = parse_http_date(at or http_date(AT.timestamp()))
    values = {"tag": tag, "bare": tag.strip('"'), "other": OTHER, "at": http_date(moment)}
    values |= {"before": http_date(moment - 1), "later": http_date(moment + 86_400)}
    return {name: value.format(**values) for name, value in headers.items()}


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("case", CASES)
def test_conditions_are_compared_on_every_address(client, answers, case, method):
    condition, status = CASES[case]
    for url, first in answers.items():
        tag, at = first.headers["ETag"], first.headers.get("Last-Modified")
        expected = 200 if at is None and case in OUT_OF_ACCOUNT else status
        with CaptureQueriesContext(connection) as asked:
            answer = getattr(client, method)(url, headers=filled_in(condition, tag, at))
        assert answer.status_code == expected, (url, answer.content)
        if expected == 304:
            assert len(asked) <= 2, (url, [each["sql"] for each in asked])
            assert answer.content == b""
        if expected != 412:
            said = ("ETag", "Cache-Control", "Vary", "Content-Language")
            assert [answer.headers[name] for name in said] == [first.headers[name] for name in said], url


def test_every_address_says_of_which_state_its_answer_is(answers):
    for url, answer in answers.items():
        assert re.fullmatch(r'"\d+-[0-9a-f]{32}"', answer.headers["ETag"]), url
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert ("Last-Modified" in answer.headers) is (url != "/api/v1/")
        vary = answer.headers["Vary"].split(", ")
        assert {"Accept-Language", "Accept-Encoding"} <= set(vary)
        assert "Cookie" not in vary


def test_no_two_questions_share_a_tag(answers):
    assert len({answer.headers["ETag"] for answer in answers.values()}) == len(answers)


@pytest.mark.parametrize("question", ["/api/v1/visits/", "/api/v1/visits/the-one/", "/api/v1/claims/"])
def test_each_language_coding_and_host_has_a_tag_of_its_own(api, answers, question):
    variants = [
        {},
        {"accept-language": "vi"},
        {"accept-encoding": "gzip"},
        {"host": "localhost"},
        {"accept-language": "vi", "accept-encoding": "gzip"},
    ]
    tags = [api.get(question, headers=headers).headers["ETag"] for headers in variants]

    assert len(set(tags)) == len(variants)
    for headers, tag in zip(variants, tags, strict=True):
        for other in variants:
            answer = api.get(question, headers={**other, "If-None-Match": tag})
            assert answer.status_code == (304 if other == headers else 200)


@pytest.mark.parametrize("word", ["json", "ndjson", "csv"])
def test_each_format_has_a_tag_of_its_own_that_spares_the_rows(api, answers, word):
    url = f"/api/v1/visits/?format={word}"
    tag = api.get(url).headers["ETag"]

    assert api.get(url, headers={"If-None-Match": tag}).status_code == 304
    for other in {"json", "ndjson", "csv"} - {word}:
        answer = api.get(f"/api/v1/visits/?format={other}", headers={"If-None-Match": tag})
        assert answer.status_code == 200


def test_the_order_of_parameters_does_not_matter(api, answers):
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
def test_what_would_not_be_answered_with_200_is_not_spared(api, answers, url, status, headers):
    assert api.get(f"/api/v1/{url}", headers=headers).status_code == status


def test_a_tag_counts_only_where_it_was_given(api, answers):
    tag = api.get("/api/v1/visits/the-one/").headers["ETag"]

    assert api.get("/api/v1/visits/nobody/", headers={"If-None-Match": tag}).status_code == 404
    assert api.get("/api/v1/visits/?colour=red", headers={"If-None-Match": tag}).status_code == 400


def test_any_change_of_the_data_makes_other_tags(api):
    VisitFactory(id="first", published=True)
    list_tag = api.get("/api/v1/visits/").headers["ETag"]
    detail = api.get("/api/v1/visits/first/")
    VisitFactory(id="second", host="LAO")

    assert api.get("/api/v1/visits/", headers={"If-None-Match": list_tag}).status_code == 200
    answer = api.get("/api/v1/visits/first/", headers={"If-None-Match": detail.headers["ETag"]})
    assert answer.status_code == 200
    assert answer.json() == detail.json()


def test_the_tag_of_a_record_begins_with_its_revision(api):
    VisitFactory(id="first", published=True)
    answer = api.get("/api/v1/visits/first/?omit=revision")

    revision = api.get("/api/v1/visits/first/").json()["revision"]
    assert answer.headers["ETag"].startswith(f'"{revision}-')


def test_a_moment_is_said_only_when_its_second_is_over(api):
    """Else an answer could change twice in a second, and the reader would keep the first."""
    VisitFactory(id="just-now", published=True, at=timezone.now() + timedelta(hours=1))

    assert "Last-Modified" not in api.get("/api/v1/visits/").headers
    VisitFactory(id="long-ago", host="LAO", published=True, at=datetime(2024, 5, 1, 6, tzinfo=UTC))
    assert api.get("/api/v1/visits/").headers["Last-Modified"] == "Wed, 01 May 2024 06:00:00 GMT"


def test_who_is_logged_in_reads_the_same_answer_and_costs_no_query(api, answers, admin_client):
    anonymous = api.get("/api/v1/visits/the-one/")
    answer = admin_client.get("/api/v1/visits/the-one/")

    assert (answer.content, answer.headers["ETag"]) == (anonymous.content, anonymous.headers["ETag"])
    with CaptureQueriesContext(connection) as asked:
        known = admin_client.get("/api/v1/visits/the-one/", headers={"If-None-Match": answer.headers["ETag"]})
    assert (known.status_code, len(asked)) == (304, 1)


@pytest.mark.parametrize("url", ["/api/v1/nowhere/", "/api/v1/visits/nobody/", "/api/v1/visits/?colour=red"])
def test_refusals_are_not_kept(api, url):
    answer = api.get(url)

    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
