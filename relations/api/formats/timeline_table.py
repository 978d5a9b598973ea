"""Timelines as CSV: one line for each entry."""

from typing import Any

from rest_framework.renderers import BaseRenderer

from relations.api.formats import csv_text
from relations.api.formats.calendar import period_in_words

QUANTITY = ("amount", "operator", "rounded_to", "unit")
EVIDENCE = ("claims", "independent_sources", "conflicts")
OWN = ("id", "kind", "title", "sort", "status", "bilateral", "revision", "updated_at")
HEAD = ("url", *OWN, "period", "period_in_words", *QUANTITY, *EVIDENCE, "title_language")


class TimelineTableRenderer(BaseRenderer):
    """Every field of an entry in its own column, a period as EDTF and in words; empty if it has no value."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> str:
        return csv_text.table(HEAD, (row(entry) for entry in data.get("results", ())))


def row(entry: dict[str, Any]) -> list[Any]:
    """The cells of an entry, in the order of HEAD."""
    found = [entry["record"]["url"], *(entry[name] for name in OWN)]
    found += [entry["period"]["edtf"], period_in_words(entry)] if entry["period"] else [None, None]
    for member, names in (("quantity", QUANTITY), ("evidence", EVIDENCE)):
        found += [(entry[member] or {}).get(name) for name in names]
    return [*found, entry["title_language"]]
