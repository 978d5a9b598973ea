"""Every URL of the API, read from the router, with a record for each."""

import re

from django.urls import get_resolver

from relations.api.openapi.generators import GENERATORS
from relations.models import KINDS, RECORDS
from relations.queries.aggregation.dimensions import dimensions
from tests.factories import CountryFactory, SourceFactory
from tests.factories.record import factory_of
from tests.openapi import READING, document

ROOT = "/api/v1/"
NOUNS = {model.resource(): noun for noun, model in KINDS.items()}
# URLs without a view of the API: pages, and the OpenAPI documents.
OTHERS = {"docs", "docs-curation", *GENERATORS}
# Required parameters of some routes.
QUERIES = {
    "search": "?q=the",
    "search/suggest": "?q=the",
    "sources/compare": "?a=the-one&b=a-second",
    **{f"{model.resource()}/groups": f"?by={next(iter(dimensions(model)))}" for model in KINDS.values()},
}


def routes():
    """The routes that readers may request, read from the router and written as in the OpenAPI document."""
    found = [
        path for path, each in paths(get_resolver(), "") if path.startswith(ROOT) and each.name not in OTHERS
    ]
    return [path for path in sorted(dict.fromkeys(found)) if is_for_readers(path)]


def is_for_readers(path):
    """Whether a URL responds to GET without an account; others are for curators and reviewers."""
    return "get" in document(READING)["paths"].get(path, {})


def paths(resolver, before):
    """Every URL with its pattern."""
    for each in resolver.url_patterns:
        here = before + str(each.pattern).lstrip("^")
        if hasattr(each, "url_patterns"):
            yield from paths(each, here)
        else:
            plain = re.sub(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>", r"{\1\2}", here)
            yield "/" + plain.replace("\\Z", "").rstrip("$"), each


def create_records():
    """Create a record for every route."""
    CountryFactory(id="CHN"), CountryFactory(id="VNM")
    for noun in KINDS:
        if noun != "country":
            factory_of(noun)(id="the-one", **({"published": True} if noun in RECORDS else {}))
    SourceFactory(id="a-second", published=True)


def fill_route(route, claim):
    """The URL of a route for a record of `create_records`, with the parameters that it requires."""
    resource = route.removeprefix(ROOT).split("/")[0]
    key = {"countries": "VNM", "relations": "CHN-VNM", "claims": str(claim)}.get(resource, "the-one")
    found = route.replace("{id}", key).replace("{number}", "1")
    return found + QUERIES.get(route.removeprefix(ROOT).strip("/"), "")
