"""The covered years of many relations, one relation after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from relations.models import RECORDS
from relations.queries.relation.coverage import KINDS, CoveredYear, Touches, Years, coverage
from relations.queries.relation.known_relations import Selection, known_relations
from relations.queries.timeline.entry_types import ENTRY_TYPES
from relations.values.period import OPEN_END, OPEN_START


@dataclass(frozen=True)
class YearRange:
    """Years of relations; without limits, from the first to the last known.

    Of one relation, of those in which one of the countries takes part, or of all.
    """

    pair: tuple[str, str] | None = None
    countries: frozenset[str] = frozenset()
    since: int | None = None
    until: int | None = None
    touches: Touches = Years.possible

    def relations(self, start: str | None = None, *, is_backwards: bool = False) -> Iterator[tuple[str, str]]:
        """The relations with such years, in canonical order from a given one, loaded lazily."""
        if self.since and self.until and self.since > self.until:
            return
        if self.pair is None:
            limits = (self.since and date(self.since, 1, 1), self.until and date(self.until, 12, 31))
            records = Selection(_touching, values=limits)
            yield from known_relations(records, self.countries, start, is_backwards=is_backwards)
        elif not self.countries or self.countries & set(self.pair):
            yield self.pair


def years_behind(
    wanted: YearRange, place: tuple[str, int] | None, limit: int, *, is_backwards: bool = False
) -> tuple[list[CoveredYear], bool]:
    """The years after a position, all of one relation, and whether there are more."""
    relations = wanted.relations(place and place[0], is_backwards=is_backwards)
    for pair in relations:
        known = coverage(pair)
        years = list(known.years(wanted.since, wanted.until))[:: -1 if is_backwards else 1]
        if place is not None and "-".join(pair) == place[0]:
            years = [year for year in years if (year < place[1] if is_backwards else year > place[1])]
        if years:
            found = [known.in_year(year, wanted.touches) for year in years[:limit]]
            return found, len(years) > limit or next(relations, None) is not None
    return [], False


def all_years(wanted: YearRange, size: int) -> Iterator[list[CoveredYear]]:
    """All years, in batches of at most `size`."""
    for pair in wanted.relations():
        known = coverage(pair)
        years = known.years(wanted.since, wanted.until)
        for start in range(0, len(years), size):
            yield [known.in_year(year, wanted.touches) for year in years[start : start + size]]


def _touching(_structure: None, limits: Sequence[date | None]) -> list[QuerySet]:
    """The published records that date their relation, by kind: those with two bounding years.

    With both limits given, every relation has these years.
    """
    found = []
    for kind in KINDS:
        condition = Q()
        for entry_type in ENTRY_TYPES if None in limits else ():
            if entry_type.noun == kind:
                condition |= entry_type.having(_reaches(entry_type.period, *limits))
        found.append(RECORDS[kind].objects.published().filter(condition))
    return found


def _reaches(period: str, since: date | None, until: date | None) -> Q:
    """The condition that the bounds have two years, with years in between inside the limits."""
    starts, ends = f"{period}_starts_earliest", f"{period}_ends_latest"
    first, last = date(OPEN_START.year + 1, 1, 1), date(OPEN_END.year - 1, 12, 31)
    bounded = Q(**{f"{starts}__gte": first, f"{ends}__lte": last})
    if since is not None:
        bounded &= Q(**{f"{ends}__gte": since})
    if until is not None:
        bounded &= Q(**{f"{starts}__lte": until})
    return bounded
