"""Marks on the paragraphs of a source that were read without finding anything to record. For curators."""

import orjson
from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.actions.sources import marking
from relations.api.bodies.review import MarkBodySerializer
from relations.api.http.permissions import CURATE
from relations.api.serializers.paragraph_mark import ParagraphMarkSerializer
from relations.api.views.subresource import SubresourceViewSet
from relations.api.views.writing import CREATED, OK, ResponseParts, Writing
from relations.models import ParagraphMark, Source
from relations.queries.curation.source_reading import marks_with_standing


class ParagraphMarkViewSet(Writing, SubresourceViewSet):
    """Marks on the paragraphs of one source."""

    right = CURATE
    depends_on = None
    rows = ParagraphMark
    serializer_class = ParagraphMarkSerializer
    orderings = {"id": "id"}
    bodies = {"mark": MarkBodySerializer}
    conditional_actions = ()

    def list(self, request: Request, **kwargs: str) -> HttpResponseBase:
        """List the marks on the paragraphs of a source.

        A mark says that a paragraph was read without finding anything to record. Removed marks are listed
        too.
        """
        return self.page_of(marks_with_standing(self.current_record()))

    @extend_schema(responses={200: ParagraphMarkSerializer, 201: ParagraphMarkSerializer})
    def mark(self, request: Request, **kwargs: str) -> HttpResponse:
        """Mark a paragraph as read, with nothing to record.

        It no longer counts as unread.
        """
        source = self.current_record()
        body, change = self.requested_change()
        digest = body["digest"].removeprefix("sha256:")
        status = OK if change.dry_run else CREATED
        return self.once(lambda: mark_response(marking.mark(source, body["number"], digest, change), status))

    @extend_schema(responses={200: ParagraphMarkSerializer})
    def take_back(self, request: Request, mark: int, **kwargs: str) -> HttpResponse:
        """Remove a mark from a paragraph.

        The list still shows who made it and who removed it.
        """
        source: Source = self.current_record()
        change = self.requested_removal()
        return self.once(lambda: mark_response(marking.remove_mark(source, int(mark), change), OK))


def mark_response(mark: ParagraphMark, status: int) -> ResponseParts:
    """Status, headers and body."""
    mark.is_current = mark.taken_back_at is None
    body = orjson.dumps(ParagraphMarkSerializer(mark).data, default=str).decode()
    return {"status": status, "headers": {}, "body": body}
