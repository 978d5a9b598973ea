"""What the entries of a timeline are called, in English with the names of countries that they are given."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from relations.models import Flow, Measure, VisitKind
from relations.values.quantity import Quantity

NOBODY = "an unnamed country"
THINGS = {"trade_figure": "Trade", "investment_figure": "Investment", "travel_figure": "Travel"}


class Titled(Protocol):
    """What a title is made of."""

    @property
    def kind(self) -> str: ...
    @property
    def texts(self) -> dict[str, str | None]: ...
    @property
    def quantity(self) -> dict[str, str | None] | None: ...


def title(entry: Titled, called: Mapping[str, str | None], guests: Sequence[str]) -> str:
    """The title, with the names of countries by code and those of the guests of a visit."""
    if entry.kind == "visit":
        return visit_title(entry, called, guests)
    if entry.kind in THINGS:
        return figure_title(entry, called)
    label = entry.texts["label"] or (entry.texts["sort"] or entry.kind).replace("_", " ").capitalize()
    status = entry.texts["status"]
    return f"{label}: {status.replace('_', ' ')}" if entry.kind.endswith("_change") and status else label


def visit_title(entry: Titled, called: Mapping[str, str | None], guests: Sequence[str]) -> str:
    """`State visit of Xi Jinping to Viet Nam`."""
    kind = entry.texts["sort"]
    sort = f"{VisitKind(kind).label}" if kind and kind != VisitKind.MULTILATERAL else "Visit"
    sort = "Stay in transit" if kind == VisitKind.TRANSIT else sort
    who = " and ".join(guests) or name(entry, "origin", called)
    return f"{sort} of {who} to {name(entry, 'destination', called)}"


def figure_title(entry: Titled, called: Mapping[str, str | None]) -> str:
    """`Trade of China and Viet Nam, turnover, value: 230200000000 USD`."""
    aspect, measure = entry.texts["aspect"], entry.texts["sort"]
    joint = " and " if aspect == Flow.TURNOVER else " to "
    sides = joint.join(name(entry, side, called) for side in ("origin", "destination"))
    product = entry.texts["label"]
    what = [aspect.replace("_", "-")] if aspect else []
    what += [product] if product else []
    what += [Measure(measure).label.lower()] if measure else []
    return f"{THINGS[entry.kind]}, {sides}, {', '.join(what)}: {amount(entry)}"


def amount(entry: Titled) -> str:
    """The quantity in words."""
    parts = {part: value for part, value in (entry.quantity or {}).items() if value is not None}
    return Quantity.from_portable(parts).as_text() if parts else "not said"


def name(entry: Titled, side: str, called: Mapping[str, str | None]) -> str:
    """The name of the country on one side."""
    return called.get(entry.texts[side] or "") or NOBODY
