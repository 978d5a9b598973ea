"""Absolute addresses of what answers point at."""

from typing import Any

from django.urls import get_script_prefix

from relations.models import KINDS, Documented

API_ROOT = "api/v1/"

# Kinds that are no record but have an address of their own.
OTHER_RESOURCES = {"claim": "claims", "proposal": "proposals", "relation": "relations"}


def root(context: dict[str, Any]) -> str:
    """The address of the API; worked out once for each answer."""
    if "root" not in context:
        context["root"] = context["request"].build_absolute_uri(get_script_prefix() + API_ROOT)
    return context["root"]


def address(context: dict[str, Any], kind: str, key: str) -> str:
    """The address of one thing."""
    return f"{root(context)}{resource(kind)}/{key}/"


def address_of(context: dict[str, Any], record: Documented) -> str:
    """The address of a record at hand."""
    return address(context, record.noun(), record.key)


def paragraph_address(context: dict[str, Any], source: str, number: int) -> str:
    """The address of a paragraph of a source."""
    return f"{address(context, 'source', source)}paragraphs/{number}/"


def resource(kind: str) -> str:
    """The part of addresses that stands for a kind."""
    return KINDS[kind].resource() if kind in KINDS else OTHER_RESOURCES[kind]
