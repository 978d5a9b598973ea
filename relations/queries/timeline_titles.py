"""What the entries of a timeline are called: in English words, around the names that they are given."""

from collections.abc import Sequence
from typing import Protocol

from relations.models import Flow, Measure, VisitKind
from relations.queries.references import Called
from relations.queries.timeline_names import Names
from relations.values.quantity import Quantity

THINGS = {"trade_figure": "Trade", "investment_figure": "Investment", "travel_figure": "Travel"}


class Titled(Protocol):
    """What a title is made of."""

    @property
    def kind(self) -> str: ...
    @property
    def texts(self) -> dict[str, str | None]: ...
    @property
    def quantity(self) -> dict[str, str | None] | None: ...


def title(entry: Titled, names: Names) -> str:
    """The title of an entry."""
    if entry.kind == "visit":
        return visit_title(entry, names)
    if entry.kind in THINGS:
        return figure_title(entry, names)
    sort, status = entry.texts["sort"] or entry.kind, entry.texts["status"]
    label = names.ones[0].name or sort.replace("_", " ").capitalize()
    return f"{label}: {status.replace('_', ' ')}" if entry.kind.endswith("_change") and status else label


def visit_title(entry: Titled, names: Names) -> str:
    """`State visit of Xi Jinping to Viet Nam`."""
    kind = entry.texts["sort"]
    sort = f"{VisitKind(kind).label}" if kind and kind != VisitKind.MULTILATERAL else "Visit"
    sort = "Stay in transit" if kind == VisitKind.TRANSIT else sort
    return f"{sort} of {listed(names.ones)} to {listed(names.others)}"


def figure_title(entry: Titled, names: Names) -> str:
    """`Trade of China and Viet Nam, turnover, value: 230200000000 USD`."""
    aspect, measure = entry.texts["aspect"], entry.texts["sort"]
    joint = " and " if aspect == Flow.TURNOVER else " to "
    sides = joint.join(listed(side) for side in names)
    product = entry.texts["label"]
    what = [aspect.replace("_", "-")] if aspect else []
    what += [product] if product else []
    what += [Measure(measure).label.lower()] if measure else []
    return f"{THINGS[entry.kind]}, {sides}, {', '.join(what)}: {amount(entry)}"


def amount(entry: Titled) -> str:
    """The quantity in words."""
    parts = {part: value for part, value in (entry.quantity or {}).items() if value is not None}
    return Quantity.from_portable(parts).as_text() if parts else "not said"


def listed(called: Sequence[Called]) -> str:
    """The names of one side."""
    return " and ".join(each.name or "" for each in called)
