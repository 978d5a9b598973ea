"""What inputs for references find: things of some kinds, drafts included, by any of their names."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse

from relations.admin.page import number_in
from relations.admin.reference_input import called
from relations.errors import InvalidSearch
from relations.models import KINDS, SearchEntry
from relations.queries import search
from relations.queries.finding import hits
from relations.values.search import Search

ON_A_PAGE = 20


def find(request):
    """A page of what is found, in the form that the autocomplete of the admin reads."""
    kinds = [kind for kind in request.GET.get("field_name", "").split(",") if kind in KINDS]
    if not all(may_view(request.user, kind) for kind in kinds):
        raise PermissionDenied
    start = (number_in(request, "page") - 1) * ON_A_PAGE
    found = entries(kinds, request.GET.get("term", ""), start)
    results = [{"id": each.record_key, "text": text} for each, text in found[:ON_A_PAGE]]
    return JsonResponse({"results": results, "pagination": {"more": len(found) > ON_A_PAGE}})


def may_view(user, kind: str) -> bool:
    name = KINDS[kind]._meta.model_name
    return user.has_perm(f"relations.view_{name}") or user.has_perm(f"relations.change_{name}")


def entries(kinds: list[str], term: str, start: int) -> list[tuple[SearchEntry, str]]:
    """What is called so, the best fit first, each in words; without words, the first of each kind."""
    among = SearchEntry.objects.filter(of_kinds(kinds))
    if not term.strip():
        listed = list(among.order_by("record_key")[start : start + ON_A_PAGE + 1])
        return [(each, called(each.record_key, each.names[0]["text"])) for each in listed]
    try:
        wanted = search.wanted(Search.parse(term))
    except InvalidSearch:
        return []
    ranked = search.ranked(wanted, among).order_by("rank", "record_key")
    listed = list(ranked[start : start + ON_A_PAGE + 1])
    return [
        (entry, f"{called(entry.record_key, hit.name)}{f', {hit.hint}' if hit.hint else ''}")
        for entry, hit in zip(listed, hits(listed, wanted), strict=True)
    ]


def of_kinds(kinds: list[str]) -> Q:
    """The condition on whole keys, which has an index; of no kind, nothing."""
    condition = Q(pk__in=[])
    for kind in kinds:
        condition |= Q(record_key__gte=f"{kind}/", record_key__lt=f"{kind}0")
    return condition
