"""A client that sends requests to the API and compares every response with its OpenAPI document."""

import gzip
import re
from functools import cache

import orjson
from django.test import Client
from django.urls import Resolver404, resolve
from jsonschema import Draft202012Validator, FormatChecker
from rest_framework.test import APIClient

from relations.api.openapi.statuses import problem_codes
from tests.narrowing import without_required
from tests.openapi import document, located, resolved

ROOT = "/api/v1/"
# In no document: pages for people, and the documents themselves.
OUTSIDE = ("/api/v1/docs/", "/api/v1/openapi")
# Responses at URLs and to methods that no operation has.
NO_OPERATION = ("404", "405")


class ContractClient(APIClient):
    """A client that fails on responses that the document does not allow."""

    def request(self, **environ):
        response = super().request(**environ)
        path = environ["PATH_INFO"]
        method = environ["REQUEST_METHOD"].lower()
        if path.startswith(ROOT) and not path.startswith(OUTSIDE) and method != "options":
            assert_documented(method, path, response, has_all_fields=not selects_fields(environ))
        return response


def selects_fields(environ):
    """Whether a request leaves fields out of the response."""
    return re.search(r"(^|&)(fields|omit)=", environ.get("QUERY_STRING", "")) is not None


def body_of(response):
    """The bytes of a response. A stream can be read again afterwards."""
    body = response.getvalue()
    if response.streaming:
        response.streaming_content = [body]
    return gzip.decompress(body) if response.headers.get("Content-Encoding") == "gzip" else body


def assert_documented(method, path, response, *, has_all_fields=True):
    """Check that the operation documents the status, the media type and the body of a response."""
    status = str(response.status_code)
    found, name = located(method, path)
    documented = documented_responses(found)
    declared = documented.get(status) or documented.get("default" if response.status_code >= 400 else "")
    assert declared, f"{method} {path}: {status} is not documented: {body_of(response)[:500]}"
    content = resolved(declared, name).get("content", {})
    if not content:
        assert not body_of(response)
        return
    media_type = response.headers["Content-Type"].split(";")[0]
    assert media_type in content, f"{media_type} is not documented for {status} of {path}"
    if method == "head":
        return
    if media_type.endswith(("/json", "+json")):
        body = orjson.loads(body_of(response))
        schema = orjson.dumps(content[media_type]["schema"])
        validator(schema, name, has_all_fields=has_all_fields).validate(body)
        if media_type.endswith("problem+json"):
            assert_explained(body)
            is_declared = found is None or body["code"] in declared_error_codes(method, path)
            is_declared &= str(body["status"]) == status
            assert is_declared, f"{status} is not documented: {body}"


def declared_error_codes(method, path):
    """The error codes that the operation at a path declares."""
    try:
        match, method = resolve(path), "GET" if method == "head" else method.upper()
    except Resolver404:
        return {"not_found", "uri_too_long"}  # a key that no URL has, such as one with a line break
    view = match.func.cls(**match.func.initkwargs)
    view.action = getattr(match.func, "actions", {}).get(method.lower(), "")
    view.request = None
    return problem_codes(view, method, has_id=bool(match.kwargs))


@cache
def explained_codes(code):
    """The codes that the page of an error code explains."""
    page = Client().get(f"/problems/{code}/").content.decode()
    return {each for line in re.findall("<dt>(.*?)</dt>", page) for each in line.split(", ")}


def assert_explained(problem):
    """Check that a page explains the code of every error in a body.

    Errors of single records of an import are explained on the page of rule violations.
    """
    codes = {error["code"] for error in problem["errors"] if error["parameter"] is None}
    assert codes <= explained_codes(problem["code"]) | explained_codes("rule_violation"), codes


def documented_responses(found):
    """The documented responses of an operation, by status; without an operation only 404 and 405."""
    if found is not None:
        return found["responses"]
    return {status: {"$ref": "#/components/responses/Problem"} for status in NO_OPERATION}


def without_additional_fields(found):
    """A part of the document in which objects allow no additional fields."""
    if isinstance(found, list):
        return [without_additional_fields(each) for each in found]
    if not isinstance(found, dict):
        return found
    closed = {"additionalProperties": False} if "properties" in found else {}
    return {name: without_additional_fields(each) for name, each in found.items()} | closed


@cache
def schema_components(name, *, has_all_fields):
    """The components of a document. Only later versions may add fields to portable documents."""
    found = document(name)["components"]
    kept = {each: without_additional_fields(found["schemas"][each]) for each in portable_schemas(name)}
    found = found | {"schemas": found["schemas"] | kept}
    return found if has_all_fields else without_required(found)


def portable_schemas(name=None):
    """The names of the schemas of portable documents, and of the objects in them."""
    names = document(name)["components"]["schemas"]
    others = ("PortableDocument",)
    return [
        each
        for each in names
        if each.startswith("Portable") or (each.endswith("Document") and not each.endswith("CurrentDocument"))
        if each not in others
    ]


@cache
def validator(schema, name=None, *, has_all_fields):
    """A validator of bodies against a schema of a document; it checks formats such as dates and URLs too."""
    complete = orjson.loads(schema) | {"components": schema_components(name, has_all_fields=has_all_fields)}
    return Draft202012Validator(complete, format_checker=FormatChecker())
