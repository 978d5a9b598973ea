"""The trade of two countries as series of comparable figures."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from relations.models import TradeFigure

IDENTITY = (
    "exporter_id",
    "importer_id",
    "flow",
    "measure",
    "product",
    "hs_revision",
    "hs_code",
    "reporter_id",
    "authority_id",
    "quantity_unit",
    "ranked_id",
    "among_id",
    "share_of",
)
"""The columns in which the figures of a series agree, the statistical authority included."""
RELATED = ("exporter", "importer", "reporter", "authority", "ranked", "among")
MOST = 10_000
"""The largest number of figures in one response."""


@dataclass(frozen=True)
class TradeSeries:
    """Comparable figures, oldest first, those without a period last."""

    figures: list[TradeFigure]

    @property
    def first(self) -> TradeFigure:
        """The first figure, which has everything that the figures of the series share."""
        return self.figures[0]

    @property
    def unit(self) -> str | None:
        """The currency or other unit of all figures; None for ranks."""
        return self.first.quantity_unit or None


def trade_series(figures: QuerySet[TradeFigure]) -> list[TradeSeries] | None:
    """The figures by series, in one query; None if there are more than MOST."""
    found: dict[tuple[Any, ...], list[TradeFigure]] = defaultdict(list)
    by_day = F("period_starts_earliest").asc(nulls_last=True)
    rows = list(figures.select_related(*RELATED).order_by(by_day, "slug")[: MOST + 1])
    if len(rows) > MOST:
        return None
    for figure in rows:
        found[tuple(getattr(figure, name) for name in IDENTITY)].append(figure)
    keys = sorted(found, key=lambda key: [(value is None, str(value)) for value in key])
    return [TradeSeries(found[key]) for key in keys]


def calendar_year(figure: TradeFigure) -> int | None:
    """The calendar year that the figure covers exactly; None if it does not, or may not."""
    return figure.period and figure.period.calendar_year


def is_partial(figure: TradeFigure) -> bool | None:
    """Whether the figure covers anything but one calendar year; None if its period is unknown."""
    return None if figure.period is None else figure.period.calendar_year is None
