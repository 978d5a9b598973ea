"""The English titles of timeline entries, built around given names."""

from collections.abc import Sequence
from typing import Protocol

from relations.models import RECORDS, Flow, VisitKind
from relations.models.timeline_entry import TextPath, TimelineEntry
from relations.queries.search.names import Called
from relations.queries.timeline.names import Names
from relations.values.quantity import Quantity


class Titled(Protocol):
    """The values that a title is built from."""

    @property
    def kind(self) -> str: ...
    @property
    def record_kind(self) -> str: ...
    @property
    def texts(self) -> dict[str, str | None]: ...
    @property
    def quantity(self) -> dict[str, str | None] | None: ...


def title(entry: Titled, names: Names) -> str:
    """The title of an entry."""
    if entry.kind == "visit":
        return visit_title(entry, names)
    if (declared := RECORDS[entry.record_kind].timeline_entry) and declared.noun_in_title:
        return two_sided_title(entry, names, declared)
    sort, status = entry.texts["sort"] or entry.kind, entry.texts["status"]
    label = names.ones[0].name or sort.replace("_", " ").capitalize()
    return f"{label}: {status.replace('_', ' ')}" if entry.kind.endswith("_change") and status else label


def visit_title(entry: Titled, names: Names) -> str:
    """`State visit of Xi Jinping to Viet Nam`."""
    kind = entry.texts["sort"]
    sort = f"{VisitKind(kind).label}" if kind and kind != VisitKind.MULTILATERAL else "Visit"
    sort = "Stay in transit" if kind == VisitKind.TRANSIT else sort
    return f"{sort} of {listed(names.ones)} to {listed(names.others)}"


def two_sided_title(entry: Titled, names: Names, declared: TimelineEntry) -> str:
    """`Trade, China and Viet Nam, turnover, value: 5 USD`. Without an amount it ends with the status."""
    aspect, sort = entry.texts["aspect"], entry.texts["sort"]
    joint = " and " if aspect == Flow.TURNOVER else " to "
    what = [joint.join(listed(side) for side in names)]
    what += [aspect.replace("_", "-")] if aspect else []
    what += [entry.texts["label"] or ""] if entry.texts["label"] else []
    what += [choice_label(entry.record_kind, declared.texts["sort"], sort)] if sort else []
    end = amount(entry) or (entry.texts["status"] or "").replace("_", " ")
    return f"{declared.noun_in_title}, {', '.join(what)}{end and f': {end}'}"


def choice_label(kind: str, column: TextPath, value: str) -> str:
    """What people call a declared choice of a kind, in lower case."""
    choices = RECORDS[kind]._meta.get_field(str(column)).choices or ()
    return str(dict(choices)[value]).lower()


def amount(entry: Titled) -> str:
    """The quantity in words; empty if there is none."""
    parts = {part: value for part, value in (entry.quantity or {}).items() if value is not None}
    return Quantity.from_portable(parts).as_text() if parts else ""


def listed(called: Sequence[Called]) -> str:
    """The names of one side as a list in words."""
    return " and ".join(each.name or "" for each in called)
