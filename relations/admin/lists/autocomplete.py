"""The search behind inputs for references: records of some kinds, drafts included, by any of their names."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse

from relations.admin.forms.reference import reference_label
from relations.admin.request_context import query_number
from relations.errors import InvalidSearch
from relations.models import KINDS, SearchEntry
from relations.queries.search import matching
from relations.queries.search.hits import hits
from relations.values.search import Search

ON_A_PAGE = 20


def find(request):
    """A page of matches as JSON, in the format that the autocomplete of Django's admin reads.

    Raises PermissionDenied if the account may not view one of the kinds.
    """
    kinds = [kind for kind in request.GET.get("field_name", "").split(",") if kind in KINDS]
    if not all(may_view(request.user, kind) for kind in kinds):
        raise PermissionDenied
    start = (query_number(request, "page") - 1) * ON_A_PAGE
    found = entries(kinds, request.GET.get("term", ""), start)
    results = [{"id": each.record_key, "text": text} for each, text in found[:ON_A_PAGE]]
    return JsonResponse({"results": results, "pagination": {"more": len(found) > ON_A_PAGE}})


def may_view(user, kind: str) -> bool:
    """Whether an account may view or change records of a kind."""
    name = KINDS[kind]._meta.model_name
    return user.has_perm(f"relations.view_{name}") or user.has_perm(f"relations.change_{name}")


def entries(kinds: list[str], term: str, start: int) -> list[tuple[SearchEntry, str]]:
    """Matches with their labels, best first; without a search term, the first records of each kind.

    One match more than a page holds, so that the caller knows whether there is another page.
    """
    among = SearchEntry.objects.filter(of_kinds(kinds))
    if not term.strip():
        listed = list(among.order_by("record_key")[start : start + ON_A_PAGE + 1])
        return [(each, reference_label(each.record_key, each.names[0]["text"])) for each in listed]
    try:
        wanted = matching.wanted(Search.parse(term))
    except InvalidSearch:
        return []
    ranked = matching.ranked(wanted, among).order_by("rank", "record_key")
    listed = list(ranked[start : start + ON_A_PAGE + 1])
    return [
        (entry, f"{reference_label(entry.record_key, hit.name)}{f', {hit.hint}' if hit.hint else ''}")
        for entry, hit in zip(listed, hits(listed, wanted), strict=True)
    ]


def of_kinds(kinds: list[str]) -> Q:
    """The condition that an entry is of one of the kinds, as ranges of keys: those have an index."""
    condition = Q(pk__in=[])
    for kind in kinds:
        condition |= Q(record_key__gte=f"{kind}/", record_key__lt=f"{kind}0")
    return condition
