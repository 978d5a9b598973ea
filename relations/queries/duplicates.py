"""Records that are likely the same: visits of one leader to one host at one time, and names alike."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Max, Model, Q, QuerySet, RowRange, Value, Window
from django.db.models.functions import Lead, StrIndex, Substr

from relations.models import KINDS, DelegationMember, Publication, Record, SearchEntry

STANDING = tuple(set(Publication.values) - {Publication.RETRACTED})


@dataclass(frozen=True)
class AtOneTime:
    """Rows inside the records of a kind that cannot be twice at one time: of one party, in one place.

    All are lookup paths from a row: to its record, to the party, from there back to all its rows, to the
    place; the last from the record, as is the period.
    """

    rows: type[Model]
    record: str
    party: str
    others: str
    place: str
    period: str = "period"


AT_ONE_TIME = {"visit": AtOneTime(DelegationMember, "visit", "leader", "leader__delegations", "host")}
BY_NAME = ("organisation", "leader", "source", "agreement", "place", "topic")
SUGGESTED = (*AT_ONE_TIME, *BY_NAME)


@dataclass
class Suggestion:
    """Records of one kind, by their keys, that may be one; and what they have in common."""

    keys: Sequence[str]
    why: str
    records: Sequence[tuple[str, str]] = ()  # key and address, for the page that shows it
    pairs: Sequence[tuple[str, str]] = ()  # each but the first, with where it becomes one with that


def duplicates(noun: str, start: int, stop: int) -> list[Suggestion]:
    """The suggestions for a kind from one place in their order to another: at most two queries."""
    return at_one_time(noun, start, stop) if noun in AT_ONE_TIME else same_names(noun, start, stop)


def at_one_time(noun: str, start: int, stop: int) -> list[Suggestion]:
    """Pairs of records by which one party would be in one place, with periods that overlap: one query."""
    kind = AT_ONE_TIME[noun]
    mine, other = f"{kind.record}__", f"{kind.others}__{kind.record}"
    began, ended = f"{kind.period}_starts_earliest", f"{kind.period}_ends_latest"
    pairs = (
        overlapping(kind)
        .filter(
            **{
                f"{other}__gt": F(kind.record),
                f"{other}__{kind.place}": F(mine + kind.place),
                f"{other}__{began}__lte": F(mine + ended),
                f"{other}__{ended}__gte": F(mine + began),
                f"{other}__publication__in": STANDING,
            }
        )
        .order_by(f"{kind.record}_id", f"{other}_id", f"{kind.party}_id")
        .values_list(f"{mine}slug", f"{other}__slug", f"{kind.party}__slug", mine + kind.place)
    )
    return [
        Suggestion((one, two), f"{party} in {place} at one time")
        for one, two, party, place in pairs[start:stop]
    ]


def overlapping(kind: AtOneTime) -> QuerySet:
    """The rows that overlap with another of one party and place.

    Sorted by their beginning, such a row begins before one of the former ends, or ends behind the beginning
    of the next. So all of them are read and sorted once, instead of each beside each: that is quadratic.
    """
    mine = f"{kind.record}__"
    began, ended = f"{mine}{kind.period}_starts_earliest", f"{mine}{kind.period}_ends_latest"
    dated = {f"{mine}publication__in": STANDING, f"{began}__isnull": False, f"{ended}__isnull": False}
    rows = kind.rows._default_manager.order_by().filter(**dated)
    alike = {"partition_by": [kind.party, mine + kind.place], "order_by": [began, "pk"]}
    found = rows.annotate(
        ended_before=Window(Max(ended), frame=RowRange(end=-1), **alike),
        begins_next=Window(Lead(began), **alike),
    ).filter(Q(ended_before__gte=F(began)) | Q(begins_next__lte=F(ended)))
    return rows.filter(pk__in=found.values("pk"))


def same_names(noun: str, start: int, stop: int) -> list[Suggestion]:
    """Records of a kind whose names are the same without case, diacritics and punctuation."""
    called = standing_names(noun).values("called").annotate(bearers=Count("pk")).filter(bearers__gt=1)
    names = list(called.order_by("called").values_list("called", flat=True)[start:stop])
    keys: dict[str, list[str]] = defaultdict(list)
    bearers = standing_names(noun).filter(called__in=names).order_by("key") if names else ()
    for entry in bearers:
        keys[entry.called].append(entry.key)
    return [Suggestion(keys[name], f"called “{name.strip()}”") for name in names]


def standing_names(noun: str) -> QuerySet[SearchEntry]:
    """What search knows of a kind, retracted records apart, each with the name it is `called`, folded."""
    rows = KINDS[noun]._default_manager.all()
    if issubclass(KINDS[noun], Record):
        rows = rows.exclude(publication=Publication.RETRACTED)
    first = Substr("folded", 2)
    return SearchEntry.objects.filter(
        noun=noun, key__in=rows.order_by().values(KINDS[noun].key_field)
    ).annotate(called=Substr("folded", 2, StrIndex(first, Value("\n")) - 1))
