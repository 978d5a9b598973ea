"""Absolute URLs of records and paragraphs."""

from typing import Any

from django.urls import get_script_prefix

from relations.models import KINDS, Documented

API_ROOT = "api/v1/"

# Kinds that are not records but have URLs.
OTHER_RESOURCES = {"claim": "claims", "proposal": "proposals", "relation": "relations"}


def root(context: dict[str, Any]) -> str:
    """The root URL of the API, computed once for each response."""
    if "root" not in context:
        context["root"] = context["request"].build_absolute_uri(get_script_prefix() + API_ROOT)
    return context["root"]


def key_url(context: dict[str, Any], kind: str, key: str) -> str:
    """The URL of a record, by kind and identifier."""
    return f"{root(context)}{resource(kind)}/{key}/"


def record_url(context: dict[str, Any], record: Documented) -> str:
    """The URL of a record."""
    return key_url(context, record.noun(), record.key)


def paragraph_url(context: dict[str, Any], source: str, number: int) -> str:
    """The URL of a paragraph of a source."""
    return f"{key_url(context, 'source', source)}paragraphs/{number}/"


def resource(kind: str) -> str:
    """The part of URLs that names a kind."""
    return KINDS[kind].resource() if kind in KINDS else OTHER_RESOURCES[kind]
