"""The tags and descriptions of each OpenAPI document for people and generators."""

import re

import pytest
import yaml
from django.conf import settings
from drf_spectacular.renderers import OpenApiYamlRenderer

from relations.api.openapi.generators import GENERATORS
from relations.api.openapi.quoting import quote_numbers
from relations.api.openapi.sharing import operations_of
from relations.api.urls import PARTS
from relations.documents.descriptions import field_description
from relations.models import Visit
from tests.openapi import generated

EACH = pytest.mark.parametrize("name", GENERATORS)
BEFORE = [
    "visits agreements meetings statements leaders trade-figures relations claims sources countries changes",
    "changes search",
    "proposals visits",
]


def descriptions(node):
    """Every description in a part of the document."""
    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            yield node["description"]
        for each in node.values():
            yield from descriptions(each)
    elif isinstance(node, list):
        for each in node:
            yield from descriptions(each)


@EACH
def test_tags_are_in_order_of_importance_with_a_sentence_each(name):
    tags, operations = generated(name)["tags"], operations_of(generated(name))
    names = [tag["name"] for tag in tags]
    used = {tag for each in operations for tag in each["tags"]}

    assert names == [each for each in PARTS if each in used]
    assert set(names) == used
    for listed in BEFORE:
        found = [names.index(each) for each in listed.split() if each in used]
        assert found == sorted(found)
    assert all(re.fullmatch(r"[A-Z][^\n]*\.", tag["description"]) for tag in tags)


@EACH
def test_the_document_has_a_licence_a_contact_and_a_server(name):
    info, servers = generated(name)["info"], generated(name)["servers"]

    assert info["license"]["identifier"] == "Apache-2.0"
    assert info["contact"]["name"]
    assert [server["url"] for server in servers] == ["http://127.0.0.1:8000"]


@EACH
def test_no_description_is_empty_or_the_docstring_of_none(name):
    """Python 3.11 has no docstring for None, so it becomes "None"; later versions have one."""
    found = set(descriptions(generated(name)))

    assert {
        text for text in found if text in ("", "None") or "NoneType" in text or "singleton" in text
    } == set()
    assert {text for text in found if re.match(r"A [aeio]", text)} == set()


def test_a_field_without_a_help_text_is_an_error():
    with pytest.raises(ValueError, match=r"Visit\.id needs a help text"):
        field_description(Visit, "id")


@pytest.mark.parametrize("text", ["08", "0810", "42", "1e3", "2022", "1.5", "+1", "00"])
def test_text_that_looks_like_a_number_is_quoted(text):
    document = quote_numbers({"examples": [text]}, None, None, public=True)

    assert OpenApiYamlRenderer().render(document) == f"examples:\n- '{text}'\n".encode()


def test_other_text_is_not_quoted():
    document = quote_numbers({"examples": ["HS2022"]}, None, None, public=True)

    assert OpenApiYamlRenderer().render(document) == b"examples:\n- HS2022\n"


@EACH
def test_no_line_is_another_value_for_yaml_1_2(name):
    lines = (settings.BASE_DIR / f"{name}.yaml").read_text().splitlines()

    assert [line for line in lines if re.search(r"(^|[:-] )0[0-9]+$", line)] == []
    assert yaml.load("\n".join(lines), yaml.CSafeLoader)["openapi"] == generated(name)["openapi"]
