"""The complete history of a record and its current document, for curators."""

from django.http import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.http.permissions import CURATE
from relations.api.serializers.document import CurrentDocumentSerializer
from relations.api.views.subresource import SubresourceViewSet
from relations.api.views.writing import PRIVATE, tag
from relations.documents.document import from_record
from relations.models import Revision
from relations.queries.history.revisions import steps
from relations.queries.record.loading import loaded
from relations.representations.revision import RevisionSerializer


class HistoryViewSet(SubresourceViewSet):
    """All revisions of one record, drafts included."""

    right = CURATE
    depends_on = None
    rows = Revision
    serializer_class = RevisionSerializer
    orderings = {"sequence": "sequence"}
    default_ordering = "sequence"
    unique = "sequence"

    def list(self, request: Request, **kwargs: str) -> HttpResponseBase:
        """List all revisions, drafts included.

        Each says what it changed, who made it, when and why.
        """
        found = self.current_record()
        return self.page_of(steps(found.noun(), found.key))


class DocumentViewSet(SubresourceViewSet):
    """The current document of one record."""

    right = CURATE
    depends_on = None
    serializer_class = CurrentDocumentSerializer

    def retrieve(self, request: Request, **kwargs: str) -> Response:
        """Retrieve the current document, drafts included.

        Corrections change this document.
        """
        found = self.current_record()
        found = loaded(type(found)).get(pk=found.pk)
        found.current_document = from_record(found)
        headers = PRIVATE | {"ETag": tag(found.revision, found.current_document.digest())}
        return Response(self.get_serializer(found).data, headers=headers)
