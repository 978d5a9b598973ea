"""Finds the record that a URL names, or the reason why it is not published."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from rest_framework.exceptions import NotFound

from relations.api.problems.problem import Gone, Moved
from relations.models import Documented, Publication, Record
from relations.queries.history.changes import is_known
from relations.queries.search.identifiers import lookup


def published(model: type[Documented]) -> QuerySet:
    """The published records of a kind, without what only details show."""
    return model.objects.published() if issubclass(model, Record) else model._default_manager.all()


def published_record(view: Any, queryset: QuerySet) -> Documented:
    """The record that the URL of a request names. Raises Moved, Gone or NotFound."""
    found = with_key(view, queryset).first()
    if found is None:
        raise elsewhere(view)
    return found


def current_record(view: Any) -> Documented:
    """The record that the URL names, whatever its editorial state. Raises Moved, Gone or NotFound."""
    found = with_key(view, view.queryset.model.objects.all()).first()
    if found is None or getattr(found, "merged_into_id", None):
        raise elsewhere(view)
    return found


def with_key(view: Any, queryset: QuerySet) -> QuerySet:
    """The rows with the key in the URL; none if the key cannot be stored."""
    key = view.kwargs["id"]
    return queryset.none() if "\x00" in key else queryset.filter(**{view.lookup_field: key})


def elsewhere(view: Any) -> Exception:
    """The reason why nothing is published under the key in the URL: Moved, Gone (retracted) or NotFound."""
    model, key = view.queryset.model, view.kwargs["id"]
    found = lookup(model.noun(), key)
    if found is not None and (not isinstance(found, Record) or found.is_published):
        return Moved(url_with_key(view, found.key))
    thing = f"{model._meta.verbose_name} {key[:80]!r}"
    # A withdrawn draft was never published, so it is not found rather than gone.
    if found is not None and found.publication == Publication.RETRACTED and is_known(model.noun(), found.key):
        return Gone(f"The {thing} was retracted.")
    return NotFound(f"There is no {thing}.")


def url_with_key(view: Any, key: str) -> str:
    """The URL of this request with another key."""
    request, match = view.request, view.request.resolver_match
    url = request.build_absolute_uri(reverse(match.view_name, kwargs=view.kwargs | {"id": key}))
    query = request.META.get("QUERY_STRING", "")
    return f"{url}?{query}" if query else url
