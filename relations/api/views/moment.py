"""A record as it was published at a time."""

from datetime import datetime
from typing import Any

from rest_framework.exceptions import NotFound

from relations.api.problems.problem import Gone, Moved
from relations.api.views import lookup
from relations.documents.document import Document
from relations.models import Revision
from relations.queries.history import changes
from relations.queries.history.revisions import document_after
from relations.representations.change import is_tombstone


def record_at(view: Any, moment: datetime) -> Revision:
    """The published revision at a time. Raises NotFound, Moved or Gone, by the state at that time."""
    model, key = view.queryset.model, view.kwargs["id"]
    if "\x00" in key or not changes.is_known(model.noun(), key):
        raise lookup.elsewhere(view)
    found = changes.revision_at(model.noun(), key, moment)
    what = f"{model._meta.verbose_name} {key!r}"
    if found is None:
        raise NotFound(f"The {what} was not yet published at that time.")
    if found.is_redacted:
        raise Gone(f"The published document of the {what} at that time is redacted.")
    if not is_tombstone(found):
        found.as_of = moment
        return found
    document: Document = document_after(found)
    if "merged_into" in document.data:
        raise Moved(lookup.url_with_key(view, document.data["merged_into"]))
    raise Gone(f"At that time the {what} was retracted.")
