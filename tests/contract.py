"""The contract as a reader: asks the API, and compares every answer with the OpenAPI document."""

import gzip
import re
from copy import deepcopy
from functools import cache

import orjson
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator, FormatChecker
from rest_framework.test import APIClient

from relations.api.shared_parameters import operations_of, parameters_of
from relations.documents.kept_shape import kept_shapes
from relations.models import KINDS

ROOT = "/api/v1/"
# Not part of the document: pages for people, and the document itself.
OUTSIDE = ("/api/v1/docs/", "/api/v1/openapi.")
# Answers to addresses and methods that no operation has.
NO_OPERATION = {"404": "not_found", "405": "method_not_allowed"}


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
    status = str(response.status_code)
    documented = answers_of(operation(method, path))
    assert status in documented, f"{method} {path}: {status} is not documented: {body_of(response)[:500]}"
    content = resolved(documented[status]).get("content", {})
    if not content:
        assert not body_of(response)
        return
    media_type = response.headers["Content-Type"].split(";")[0]
    assert media_type in content, f"{media_type} is not documented for {status} of {path}"
    if method == "head":
        return
    schema = without_selections(content) if is_whole else content
    if media_type.endswith(("/json", "+json")):
        said = orjson.loads(body_of(response))
        validator(orjson.dumps(schema[media_type]["schema"]), is_whole=is_whole).validate(said)
        if media_type.endswith("problem+json"):
            assert_explained(said)


@cache
def explained(code):
    """The codes of faults that the page of a problem explains."""
    page = Client().get(f"/problems/{code}/").content.decode()
    return {each for line in re.findall("<dt>(.*?)</dt>", page) for each in line.split(", ")}


def assert_explained(problem):
    """Each thing that is wrong with a body, or stands in its way, has a code that a page explains.

    What stands in the way of one record of an import is explained where it stands in the way of a write.
    """
    codes = {fault["code"] for fault in problem["errors"] if fault["parameter"] is None}
    assert codes <= explained(problem["code"]) | explained("refused"), codes


def answers_of(found):
    """What an operation answers, by status; where there is none, only that there is none."""
    if found is not None:
        return found["responses"]
    return {status: {"$ref": f"#/components/responses/{code}"} for status, code in NO_OPERATION.items()}


def operation(method, path):
    """The operation that answers a path; HEAD is GET without a body."""
    for pattern, methods in patterns():
        if pattern.fullmatch(path):
            return methods.get("get" if method == "head" else method)
    return None


@cache
def generated():
    """The document as the code says it."""
    return SchemaGenerator().get_schema(request=None, public=True)


@cache
def document():
    """The document with the parameters of each operation where they are taken."""
    found = deepcopy(generated())
    for operation in operations_of(found):
        operation["parameters"] = parameters_of(operation, found)
    return found


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


def without_others(found):
    """A part of the document, where objects have no members but those that it names."""
    if isinstance(found, list):
        return [without_others(each) for each in found]
    if not isinstance(found, dict):
        return found
    closed = {"additionalProperties": False} if "properties" in found else {}
    return {name: without_others(each) for name, each in found.items()} | closed


@cache
def components(*, is_whole):
    """The components of the document. Later versions may tell more of a record; this one does not."""
    found = document()["components"]
    kept = {name: without_others(found["schemas"][name]) for name in forms_of_documents()}
    found = found | {"schemas": found["schemas"] | kept}
    return without_selections(found) if is_whole else found


def forms_of_documents():
    """The names of the forms of portable documents, and of what stands in them."""
    return [*kept_shapes(), *(f"{model.__name__}Document" for model in KINDS.values())]


@cache
def validator(schema, *, is_whole):
    """Compares a body with a schema; formats such as dates and addresses count."""
    whole = orjson.loads(schema) | {"components": components(is_whole=is_whole)}
    return Draft202012Validator(whole, format_checker=FormatChecker())
