"""The trade of two countries as series: what is not counted alike never stands in one line."""

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
"""The columns in which the figures of a series agree. Whose statistics they are is one of them."""
NAMED = ("exporter", "importer", "reporter", "authority", "ranked", "among")
MOST = 10_000
"""As many figures one answer holds; whoever asks for more narrows the question."""


@dataclass(frozen=True)
class TradeSeries:
    """Figures that are counted alike, oldest first, those of no known period last."""

    figures: list[TradeFigure]

    @property
    def first(self) -> TradeFigure:
        """One of them, for all in which they agree."""
        return self.figures[0]

    @property
    def unit(self) -> str | None:
        """Currency or other unit of all of them; None for ranks."""
        return self.first.quantity_unit or None


def trade_series(figures: QuerySet[TradeFigure]) -> list[TradeSeries] | None:
    """The figures sorted into series, in one query; None if there are more than one answer holds."""
    found: dict[tuple[Any, ...], list[TradeFigure]] = defaultdict(list)
    by_day = F("period_starts_earliest").asc(nulls_last=True)
    rows = list(figures.select_related(*NAMED).order_by(by_day, "slug")[: MOST + 1])
    if len(rows) > MOST:
        return None
    for figure in rows:
        found[tuple(getattr(figure, name) for name in IDENTITY)].append(figure)
    keys = sorted(found, key=lambda key: [(value is None, str(value)) for value in key])
    return [TradeSeries(found[key]) for key in keys]


def calendar_year(figure: TradeFigure) -> int | None:
    """The one calendar year that it covers from first day to last; None if it does not, or may not."""
    return figure.period and figure.period.calendar_year


def is_partial(figure: TradeFigure) -> bool | None:
    """Whether it covers something else than one whole calendar year; None if nobody says what it covers."""
    return None if figure.period is None else figure.period.calendar_year is None
