"""The covered years of many relations, one relation after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from relations.models import RECORDS
from relations.queries.coverage import KINDS, CoveredYear, Touches, Years, coverage
from relations.queries.known_relations import known_relations
from relations.queries.timeline_strands import STRANDS
from relations.values.period import OPEN_END, OPEN_START


@dataclass(frozen=True)
class Asked:
    """Which years of which relations; unless limits are named, from the first to the last that is known.

    Of one relation, or of all in which one of the countries takes part, if some are named.
    """

    pair: tuple[str, str] | None = None
    countries: frozenset[str] = frozenset()
    since: int | None = None
    until: int | None = None
    touches: Touches = Years.possible

    def relations(self, start: str | None = None, *, is_backwards: bool = False) -> Iterator[tuple[str, str]]:
        """Those that have such years, in canonical order from one of them on, read as they are taken."""
        if self.since and self.until and self.since > self.until:
            return
        if self.pair is None:
            records = [_touching(kind, self) for kind in KINDS]
            yield from known_relations(records, self.countries, start, is_backwards=is_backwards)
        elif not self.countries or self.countries & set(self.pair):
            yield self.pair


def years_behind(
    asked: Asked, place: tuple[str, int] | None, limit: int, *, is_backwards: bool = False
) -> tuple[list[CoveredYear], bool]:
    """The years behind a place, all of one relation, in the walk's order, and whether more follow."""
    relations = asked.relations(place and place[0], is_backwards=is_backwards)
    for pair in relations:
        known = coverage(pair)
        years = list(known.years(asked.since, asked.until))[:: -1 if is_backwards else 1]
        if place is not None and "-".join(pair) == place[0]:
            years = [year for year in years if (year < place[1] if is_backwards else year > place[1])]
        if years:
            found = [known.of(year, asked.touches) for year in years[:limit]]
            return found, len(years) > limit or next(relations, None) is not None
    return [], False


def all_years(asked: Asked, size: int) -> Iterator[list[CoveredYear]]:
    """All years, in parts of at most so many."""
    for pair in asked.relations():
        known = coverage(pair)
        years = known.years(asked.since, asked.until)
        for start in range(0, len(years), size):
            yield [known.of(year, asked.touches) for year in years[start : start + size]]


def _touching(kind: str, asked: Asked) -> QuerySet:
    """The published records of a kind that give their relation a year: those whose bounds name two.

    Where both limits are named, every relation has these years.
    """
    records, condition = RECORDS[kind].objects.published(), Q()
    if asked.since is None or asked.until is None:
        for strand in STRANDS:
            condition |= strand.having(_reaches(strand.period, asked)) if strand.noun == kind else Q()
    return records.filter(condition)


def _reaches(period: str, asked: Asked) -> Q:
    """The condition that the bounds name two years, and that years between them are within the limits."""
    starts, ends = f"{period}_starts_earliest", f"{period}_ends_latest"
    first, last = date(OPEN_START.year + 1, 1, 1), date(OPEN_END.year - 1, 12, 31)
    bounded = Q(**{f"{starts}__gte": first, f"{ends}__lte": last})
    if asked.since is not None:
        bounded &= Q(**{f"{ends}__gte": date(asked.since, 1, 1)})
    if asked.until is not None:
        bounded &= Q(**{f"{starts}__lte": date(asked.until, 12, 31)})
    return bounded
