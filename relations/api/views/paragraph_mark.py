"""Marks on the paragraphs of a source: read, and nothing in them to claim. For those who curate."""

import re
from typing import Any

import orjson
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from relations.actions import marking
from relations.api import asked
from relations.api.permissions import CURATE
from relations.api.serializers.paragraph_mark import ParagraphMarkSerializer
from relations.api.views.record import RecordViewSet
from relations.api.views.written import refuse_others, whole_number
from relations.api.writing import CREATED, OK, Answer
from relations.documents.fault import Faults
from relations.errors import InvalidDocuments
from relations.models import ParagraphMark, Source
from relations.queries.source_reading import marks_with_standing

DIGEST = r"sha256:[0-9a-f]{64}"


class MarkedViewSet(RecordViewSet):
    """A kind whose paragraphs are marked."""

    lists = (*RecordViewSet.lists, "marks")
    bodies = RecordViewSet.bodies | {"mark": "Mark"}

    @extend_schema(responses=ParagraphMarkSerializer(many=True))
    @action(
        detail=True,
        right=CURATE,
        hangs_on=None,
        serializer_class=ParagraphMarkSerializer,
        rows=ParagraphMark,
        filterset_class=None,
        orderings={"id": "id"},
        default_ordering="id",
        unique="id",
        includes=(),
    )
    def marks(self, request: Request, **kwargs: str) -> HttpResponse:
        """Paragraphs that were read and hold nothing to claim, and what was taken back: who, when, why."""
        return self.page_of(marks_with_standing(self.standing()))

    @extend_schema(responses={200: ParagraphMarkSerializer, 201: ParagraphMarkSerializer})
    @marks.mapping.post
    def mark(self, request: Request, **kwargs: str) -> HttpResponse:
        """Say that a paragraph was read and holds nothing to claim; it is no longer still to do."""
        body = asked.body_of(request)
        source, question = self.standing(), self.asked(body)
        number = whole_number(body, "number", 2**31 - 1, "Take it from the paragraph.")
        digest = digest_of(body)
        refuse_others(body)
        status = OK if question.dry_run else CREATED
        return self.once(lambda: told(marking.mark(source, number, digest, question), status))

    @extend_schema(responses={200: ParagraphMarkSerializer})
    @action(
        detail=True,
        methods=["delete"],
        url_path=r"marks/(?P<mark>[1-9][0-9]{0,17})",
        url_name="mark",
        serializer_class=ParagraphMarkSerializer,
    )
    def take_back(self, request: Request, mark: str, **kwargs: str) -> HttpResponse:
        """Take a mark back; who made it and who took it back stays known."""
        source: Source = self.standing()
        question = self.asked(None)
        return self.once(lambda: told(marking.take_back(source, int(mark), question), OK))


def digest_of(body: dict[str, Any]) -> str:
    """The digest of the words that were read. Raises InvalidDocuments."""
    faults, given = Faults(), body.pop("digest", None)
    if not isinstance(given, str) or not re.fullmatch(DIGEST, given):
        faults.add(
            "malformed", "digest", given, "is no digest", "Take it from the paragraph: sha256 and 64 digits."
        )
        raise InvalidDocuments(faults.found)
    return given.removeprefix("sha256:")


def told(mark: ParagraphMark, status: int) -> Answer:
    """Status, headers and body."""
    mark.stands = mark.taken_back_at is None
    body = orjson.dumps(ParagraphMarkSerializer(mark).data, default=str).decode()
    return {"status": status, "headers": {}, "body": body}
