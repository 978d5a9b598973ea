"""Records that are probably duplicates: visits of one leader to one host at one time, and equal names."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, RowRange, Value, Window
from django.db.models.functions import Lead, StrIndex, Substr

from relations.models import Documented, Publication, Record, SearchEntry
from relations.models.duplicates import Duplicates, SameName, SameTime
from relations.queries.curation.similar_records import similar_records

CURRENT = tuple(set(Publication.values) - {Publication.RETRACTED})


@dataclass
class Suggestion:
    """Record keys of one kind that are probably duplicates, and what they have in common."""

    keys: Sequence[str]
    why: str
    records: Sequence[tuple[str, str]] = ()  # key and URL, for the page that shows it
    pairs: Sequence[tuple[str, str]] = ()  # each but the first, with the URL that merges it into that


def duplicates(model: Any, way: Duplicates, start: int, stop: int) -> list[Suggestion]:
    """The suggestions for a kind with these positions: at most two queries."""
    if isinstance(way, SameName):
        return same_names(model, start, stop)
    if isinstance(way, SameTime):
        return same_time(model, way, start, stop)
    return [Suggestion(pair, way.why) for pair in similar_records(model, way, start, stop)]


def same_time(model: type[Record], way: SameTime, start: int, stop: int) -> list[Suggestion]:
    """Pairs of records by which one party would be in one place, with periods that overlap: one query."""
    _, record = rows_of(model, way)
    mine, other = f"{record}__", f"{way.party}__{way.other_rows}__{record}"
    began, ended = f"{model.date_field}_starts_earliest", f"{model.date_field}_ends_latest"
    pairs = (
        overlapping(model, way)
        .filter(
            **{
                f"{other}__gt": F(record),
                f"{other}__{way.place}": F(mine + way.place),
                f"{other}__{began}__lte": F(mine + ended),
                f"{other}__{ended}__gte": F(mine + began),
                f"{other}__publication__in": CURRENT,
            }
        )
        .order_by(f"{record}_id", f"{other}_id", f"{way.party}_id")
        .values_list(f"{mine}slug", f"{other}__slug", f"{way.party}__slug", mine + way.place)
    )
    return [
        Suggestion((one, two), f"{party} in {place} at one time")
        for one, two, party, place in pairs[start:stop]
    ]


def rows_of(model: type[Record], way: SameTime) -> tuple[Any, str]:
    """The model of the rows that name the party, and their column for the record."""
    field: Any = model._meta.get_field(way.rows)
    return field.related_model, field.field.name


def overlapping(model: type[Record], way: SameTime) -> QuerySet:
    """The rows that overlap with another one of the same party and place.

    Sorted by beginning, such a row begins before an earlier one ends, or ends after the next one begins. One
    sort finds them; comparing all pairs would be quadratic.
    """
    rows, record = rows_of(model, way)
    mine = f"{record}__"
    began, ended = f"{mine}{model.date_field}_starts_earliest", f"{mine}{model.date_field}_ends_latest"
    dated = {f"{mine}publication__in": CURRENT, f"{began}__isnull": False, f"{ended}__isnull": False}
    found = rows._default_manager.order_by().filter(**dated)
    alike: dict[str, Any] = {"partition_by": [way.party, mine + way.place], "order_by": [began, "pk"]}
    marked = found.annotate(
        ended_before=Window(Max(ended), frame=RowRange(end=-1), **alike),
        begins_next=Window(Lead(began), **alike),
    ).filter(Q(ended_before__gte=F(began)) | Q(begins_next__lte=F(ended)))
    return found.filter(pk__in=marked.values("pk"))


def same_names(model: type[Documented], start: int, stop: int) -> list[Suggestion]:
    """Records of a kind whose names are equal without case, diacritics and punctuation."""
    called = current_names(model).values("called").annotate(bearers=Count("pk")).filter(bearers__gt=1)
    names = list(called.order_by("called").values_list("called", flat=True)[start:stop])
    keys: dict[str, list[str]] = defaultdict(list)
    bearers = current_names(model).filter(called__in=names).order_by("key") if names else ()
    for entry in bearers:
        keys[entry.called].append(entry.key)
    return [Suggestion(keys[name], f"called “{name.strip()}”") for name in names]


def current_names(model: type[Documented]) -> QuerySet[SearchEntry]:
    """The search entries of a kind, without retracted records, each with the name it is `called`, folded."""
    rows = model._default_manager.all()
    if issubclass(model, Record):
        rows = rows.exclude(publication=Publication.RETRACTED)
    keys, first = rows.order_by().values(model.key_field), Substr("folded", 2)
    entries = SearchEntry.objects.filter(noun=model.noun(), key__in=keys)
    return entries.annotate(called=Substr("folded", 2, StrIndex(first, Value("\n")) - 1))
