"""The contract as a reader: asks the API, and compares every answer with the OpenAPI document."""

import gzip
import re
from functools import cache

import orjson
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator, FormatChecker
from rest_framework.test import APIClient

ROOT = "/api/v1/"
# Not part of the document: pages for people, and the document itself.
OUTSIDE = ("/api/v1/docs/", "/api/v1/openapi.")
# Answers to methods and addresses that no operation has.
NO_OPERATION = {404, 405}


class ContractClient(APIClient):
    """A client that refuses answers which the document does not allow."""

    def request(self, **asked):
        response = super().request(**asked)
        path = asked["PATH_INFO"]
        method = asked["REQUEST_METHOD"].lower()
        if path.startswith(ROOT) and not path.startswith(OUTSIDE) and method != "options":
            assert_documented(method, path, response, is_whole=not chooses_members(asked))
        return response


def chooses_members(asked):
    """Whether a question leaves members out of its answer."""
    return re.search(r"(^|&)(fields|omit)=", asked.get("QUERY_STRING", "")) is not None


def body_of(response):
    """The bytes of an answer; of a stream too, which can be read again."""
    body = response.getvalue()
    if response.streaming:
        response.streaming_content = [body]
    return gzip.decompress(body) if response.headers.get("Content-Encoding") == "gzip" else body


def assert_documented(method, path, response, *, is_whole=True):
    """The status, the media type and the body are those that the operation documents."""
    found = operation(method, path)
    status = str(response.status_code)
    if found is None or status not in found["responses"]:
        allowed = response.status_code in NO_OPERATION
        assert allowed, f"{method.upper()} {path}: {status} is not documented: {body_of(response)[:500]}"
        content = resolved({"$ref": "#/components/responses/not_found"})["content"]
    else:
        content = resolved(found["responses"][status]).get("content", {})
    if not content:
        assert not body_of(response)
        return
    media_type = response.headers["Content-Type"].split(";")[0]
    assert media_type in content, f"{media_type} is not documented for {status} of {path}"
    if method == "head":
        return
    schema = without_selections(content) if is_whole else content
    if media_type.endswith(("/json", "+json")):
        validator(orjson.dumps(schema[media_type]["schema"]), is_whole=is_whole).validate(
            orjson.loads(body_of(response))
        )


def operation(method, path):
    """The operation that answers a path; HEAD is GET without a body."""
    for pattern, methods in patterns():
        if pattern.fullmatch(path):
            return methods.get("get" if method == "head" else method)
    return None


@cache
def document():
    return SchemaGenerator().get_schema(request=None, public=True)


@cache
def patterns():
    """Every path as a pattern; those with fewer parameters first."""
    paths = sorted(document()["paths"].items(), key=lambda item: item[0].count("{"))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), methods) for path, methods in paths]


def resolved(schema):
    """What a reference leads to."""
    if "$ref" not in schema:
        return schema
    found = document()
    for step in schema["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def without_selections(found):
    """The document, or a part of it, where no answer leaves members out: so every member is required."""
    if isinstance(found, list):
        return [without_selections(each) for each in found]
    if not isinstance(found, dict):
        return found
    whole, *others = found.get("anyOf", [None])
    if others and others[0].get("$ref", "").endswith("Selection"):
        return without_selections(whole)
    return {name: without_selections(each) for name, each in found.items()}


@cache
def components(*, is_whole):
    """The components of the document."""
    found = document()["components"]
    return without_selections(found) if is_whole else found


@cache
def validator(schema, *, is_whole):
    """Compares a body with a schema; formats such as dates and addresses count."""
    whole = orjson.loads(schema) | {"components": components(is_whole=is_whole)}
    return Draft202012Validator(whole, format_checker=FormatChecker())
