"""Records that are likely the same: visits of one leader to one host at one time, and names alike."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import StrIndex, Substr

from relations.models import KINDS, DelegationMember, Publication, Record, SearchEntry

BY_NAME = ("organisation", "leader", "source", "agreement", "place", "topic")
SUGGESTED = ("visit", *BY_NAME)
OTHER = "leader__delegations__visit"


@dataclass
class Suggestion:
    """Records of one kind, by their keys, that may be one; and what they have in common."""

    keys: Sequence[str]
    why: str
    records: Sequence[tuple[str, str]] = ()  # key and address, for the page that shows it
    pairs: Sequence[tuple[str, str]] = ()  # each but the first, with where it becomes one with that


def duplicates(noun: str, start: int, stop: int) -> list[Suggestion]:
    """The suggestions for a kind from one place in their order to another: at most two queries."""
    return same_visits(start, stop) if noun == "visit" else same_names(noun, start, stop)


def same_visits(start: int, stop: int) -> list[Suggestion]:
    """Pairs of visits on which one leader would be in one country, with periods that overlap."""
    pairs = (
        DelegationMember.objects.exclude(visit__publication=Publication.RETRACTED)
        .filter(
            leader__delegations__visit__gt=F("visit"),
            leader__delegations__visit__host=F("visit__host"),
            leader__delegations__visit__period_starts_earliest__lte=F("visit__period_ends_latest"),
            leader__delegations__visit__period_ends_latest__gte=F("visit__period_starts_earliest"),
            leader__delegations__visit__publication__in=set(Publication.values) - {Publication.RETRACTED},
        )
        .order_by("visit_id", f"{OTHER}_id", "leader_id")
        .values_list("visit__slug", f"{OTHER}__slug", "leader__slug", "visit__host")
    )
    return [
        Suggestion((one, other), f"{leader} in {host} at one time")
        for one, other, leader, host in pairs[start:stop]
    ]


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
