"""Short descriptions of search hits that tell them apart: "Prime Minister of Viet Nam"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Value
from django.db.models.functions import Coalesce

from relations.models import CLAIM, KINDS, Documented, Leader, SearchEntry
from relations.queries.search.claim_hint import facts_of_claims
from relations.queries.search.leader_hint import offices_of_leaders


def hints(entries: Iterable[SearchEntry]) -> dict[str, str]:
    """A hint for each entry that has one, by record key: at most two queries for each kind with hints."""
    by_noun: dict[str, list[SearchEntry]] = defaultdict(list)
    for entry in entries:
        by_noun[entry.noun].append(entry)
    found: dict[str, str] = {}
    for noun, each in by_noun.items():
        of_kind = facts_of_claims(keys(each)) if noun == CLAIM else hints_of(KINDS[noun], each)
        found |= {f"{noun}/{key}": hint for key, hint in of_kind.items() if hint}
    return found


def hints_of(model: type[Documented], entries: Sequence[SearchEntry]) -> dict[str, str]:
    """The hints of entries of one kind, by key, as its model declares them: at most one query."""
    if model is Leader:
        return offices_of_leaders(keys(entries))
    if model.hint_alias:
        return {entry.key: name_of_kind(entry, model.hint_alias) for entry in entries}
    if not model.hint_paths:
        return {}
    hint = Coalesce(*model.hint_paths, Value(""))
    rows = model._default_manager.filter(**{f"{model.key_field}__in": keys(entries)}).order_by()
    return dict(rows.annotate(hint=hint).values_list(model.key_field, "hint"))


def name_of_kind(entry: SearchEntry, kind: str) -> str:
    """The first name of a kind; empty if there is none."""
    return next((name["text"] for name in entry.names if name["kind"] == kind), "")


def keys(entries: Iterable[SearchEntry]) -> list[str]:
    """The identifiers of the entries."""
    return [entry.key for entry in entries]
