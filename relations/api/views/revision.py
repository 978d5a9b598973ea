"""The published revisions of a record."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from relations.api.views.subresource import SubresourceViewSet
from relations.models import Revision
from relations.queries.history import changes
from relations.representations.revision import RevisionSerializer


class RevisionViewSet(SubresourceViewSet):
    """The published revisions of one record."""

    rows = Revision
    serializer_class = RevisionSerializer
    orderings = {"sequence": "sequence"}
    default_ordering = "sequence"
    unique = "sequence"

    def list(self, request: Request, **kwargs: str) -> HttpResponseBase:
        """List published revisions, oldest first.

        Each says what it changed.
        """
        found = self.record()
        return self.page_of(changes.documents_of(found.noun(), found.key))
