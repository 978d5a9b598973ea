"""By what records can be grouped: fields that hold one value, and the year."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Expression, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, ExtractYear, LPad

from relations.models import KINDS
from relations.models.period_field import BOUNDS
from relations.values.period import OPEN_END, OPEN_START

UNKNOWN = "unknown"
"""The group of what nobody said."""


@dataclass(frozen=True)
class Dimension:
    """One way to group: by the first of some columns that holds a value, or by the year of a period."""

    columns: tuple[str, ...]
    is_year: bool = False

    @property
    def group(self) -> Expression:
        """The name of the group that a row falls into, as text."""
        known = year(self.columns[0]) if self.is_year else Coalesce(*map(text, self.columns), text(None))
        return Coalesce(known, Value(UNKNOWN, CharField()))


def text(column: str | None) -> Expression:
    """A column as text; null where there is none."""
    return Cast(Value(None, CharField()) if column is None else F(column), CharField())


def year(period: str) -> Expression:
    """The year in which a period surely lies, in four digits; null if it may reach into another."""
    starts, ends = f"{period}_starts_earliest", f"{period}_ends_latest"
    is_dated = Q(**{f"{period}_{bound}__isnull": False for bound in BOUNDS})
    is_open = Q(**{starts: OPEN_START}) | Q(**{ends: OPEN_END})
    found = LPad(Cast(ExtractYear(starts), CharField()), 4, Value("0"))
    in_one = Q(**{f"{starts}__year": ExtractYear(ends)})
    return Case(When(is_dated & ~is_open & in_one, then=found), default=text(None), output_field=CharField())


def by(*columns: str) -> Dimension:
    """A dimension that reads columns."""
    return Dimension(columns)


def by_year(period: str = "period") -> Dimension:
    """A dimension that reads a period."""
    return Dimension((period,), is_year=True)


def plain(*names: str) -> dict[str, Dimension]:
    """Dimensions named as their columns."""
    return {name: by(name) for name in names}


FIGURE = {
    **plain("measure", "ranked", "among", "share_of"),
    "authority": by("authority__slug"),
    "unit": by("quantity_unit"),
    "operator": by("quantity_operator"),
    "year": by_year(),
}
DIMENSIONS: dict[str, dict[str, Dimension]] = {
    "organisation": plain("kind", "country"),
    "leader": plain("country"),
    "office": {**plain("function"), "body": by("body_country", "body_organisation__slug")},
    "tenure": {
        "leader": by("leader__slug"),
        "office": by("office__slug"),
        **plain("capacity"),
        "year": by_year(),
    },
    "visit": {
        "guest": by("guest_country", "guest_organisation__slug"),
        **plain("host", "kind", "status", "occasion", "tour"),
        "year": by_year(),
    },
    "meeting": {
        "meeting_format": by("format"),
        **plain("status"),
        "visit": by("visit__slug"),
        "year": by_year(),
    },
    "agreement": {**plain("kind", "status"), "visit": by("visit__slug"), "year": by_year("signed")},
    "statement": {
        "speaker": by(
            "speaker_country", "speaker_organisation__slug", "speaker_leader__slug", "speaker_words"
        ),
        **plain("kind"),
        "visit": by("visit__slug"),
        "meeting": by("meeting__slug"),
        "year": by_year(),
    },
    "trade_figure": {
        **plain("exporter", "importer", "reporter", "flow", "product", "hs_revision", "hs_code"),
        **FIGURE,
    },
    "investment_figure": {**plain("investor", "host", "series"), **FIGURE},
    "travel_figure": {**plain("origin", "destination"), **FIGURE},
    "partnership": {**plain("status"), "year": by_year()},
    "source": {
        **plain("kind", "language"),
        "publisher": by("publisher__slug"),
        "year": by_year("published"),
    },
    "country": plain("kind"),
    "place": {**plain("kind", "country"), "within": by("within__slug")},
    "topic": {"parent": by("parent__slug")},
}
"""For each kind, what its lists can be grouped by. Fields with several values at once are not among them."""


def dimensions(model: Any) -> dict[str, Dimension]:
    """By what the rows of a model can be grouped; nothing for what is no kind."""
    noun = next((noun for noun, kind in KINDS.items() if kind is model), "")
    return DIMENSIONS.get(noun, {})
