"""Timelines as CSV: one line for each entry."""

from typing import Any

from rest_framework.renderers import BaseRenderer

from relations.api import csv_text

PERIOD = ("edtf", "starts_earliest", "starts_latest", "ends_earliest", "ends_latest")
QUANTITY = ("amount", "operator", "rounded_to", "unit")
EVIDENCE = ("claims", "independent_sources", "conflicts")
OWN = ("id", "kind", "title", "sort", "status", "bilateral", "revision", "updated_at")
HEAD = ("url", *OWN, *PERIOD, *QUANTITY, *EVIDENCE, "title_language")


class TimelineTableRenderer(BaseRenderer):
    """Every member of an entry in a column of its own; empty where nobody says."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> str:
        return csv_text.table(HEAD, (row(entry) for entry in data.get("results", ())))


def row(entry: dict[str, Any]) -> list[Any]:
    found = [entry["record"]["url"], *(entry[name] for name in OWN)]
    for member, names in (("period", PERIOD), ("quantity", QUANTITY), ("evidence", EVIDENCE)):
        found += [(entry[member] or {}).get(name) for name in names]
    return [*found, entry["title_language"]]
