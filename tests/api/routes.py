"""Every address of the API, told from the router, with a row behind each."""

import re

from django.urls import get_resolver

from relations.models import KINDS, RECORDS
from tests.contract import document
from tests.factories import CountryFactory, SourceFactory
from tests.factories.record import factory_of

ROOT = "/api/v1/"
NOUNS = {model.resource(): noun for noun, model in KINDS.items()}
# Addresses without a view of the API behind them: pages, and the document itself.
OTHERS = {"docs", "openapi"}
# What must be asked there.
QUESTIONS = {"search": "?q=the", "search/suggest": "?q=the", "sources/compare": "?a=the-one&b=a-second"}


def routes():
    """The routes that readers may ask, as the router has them, in the manner of the OpenAPI document."""
    found = [
        path for path, each in paths(get_resolver(), "") if path.startswith(ROOT) and each.name not in OTHERS
    ]
    return [path for path in sorted(dict.fromkeys(found)) if is_for_readers(path)]


def is_for_readers(path):
    """Whether an address answers GET without an account; others answer those who write and review."""
    operation = document()["paths"][path].get("get")
    return operation is not None and "security" not in operation


def paths(resolver, before):
    """Every address with its pattern."""
    for each in resolver.url_patterns:
        here = before + str(each.pattern).lstrip("^")
        if hasattr(each, "url_patterns"):
            yield from paths(each, here)
        else:
            plain = re.sub(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>", r"{\1\2}", here)
            yield "/" + plain.replace("\\Z", "").rstrip("$"), each


def filled():
    """Something behind every route."""
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    for noun in KINDS:
        if noun != "country":
            factory_of(noun)(id="the-one", **({"published": True} if noun in RECORDS else {}))
    SourceFactory(id="a-second", published=True)


def address(route, claim):
    """The address of a route, about what `filled` made; searches need words."""
    resource = route.removeprefix(ROOT).split("/")[0]
    key = {"countries": "VNM", "relations": "CHN-VNM", "claims": str(claim)}.get(resource, "the-one")
    found = route.replace("{id}", key).replace("{number}", "1")
    return found + QUESTIONS.get(route.removeprefix(ROOT).strip("/"), "")
