"""The contract client fails on responses that the document does not describe."""

import pytest
from django.http import HttpResponse, JsonResponse
from jsonschema import ValidationError

from relations.api.problems.problem import MEDIA_TYPE, Problem, body
from tests.contract import assert_documented

LIST, DETAIL, NOWHERE = "/api/v1/visits/", "/api/v1/visits/x/", "/api/v1/nowhere/"


def problem(code, status):
    return HttpResponse(
        body(Problem(code), f"/problems/{code}/", "8f14"), status=status, content_type=MEDIA_TYPE
    )


@pytest.mark.parametrize(
    ("method", "path", "code", "status"),
    [
        ("get", LIST, "invalid_parameters", 400),
        ("get", DETAIL, "gone", 410),
        ("get", DETAIL, "unavailable", 503),
        ("trace", LIST, "method_not_allowed", 405),
        ("get", NOWHERE, "not_found", 404),
    ],
)
def test_documented_responses_pass(method, path, code, status):
    assert_documented(method, path, problem(code, status))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("get", LIST, 404), ("get", LIST, 405), ("get", LIST, 410), ("get", DETAIL, 418), ("get", NOWHERE, 400)],
)
def test_an_undocumented_status_fails(method, path, status):
    with pytest.raises(AssertionError, match=f"{status} is not documented"):
        assert_documented(method, path, problem("not_found", status))


def test_an_undocumented_body_or_media_type_fails():
    with pytest.raises(ValidationError, match="'results' is a required property"):
        assert_documented("get", LIST, JsonResponse({"count": None, "next": None, "previous": None}))
    with pytest.raises(AssertionError, match="text/html is not documented"):
        assert_documented("get", LIST, HttpResponse("<h1>Not found</h1>", status=400))
