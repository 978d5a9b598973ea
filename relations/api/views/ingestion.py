"""Where many drafts come in at once."""

from collections.abc import Iterator

import orjson
from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from relations.actions import drafting, repetition
from relations.api import asked
from relations.api.errors import Fault
from relations.api.parameters import StrictParameters
from relations.api.parsing import LinesParser, TableParser
from relations.api.permissions import CURATE
from relations.api.serializers.ingestion import ImportReportSerializer
from relations.api.writing import Writing, response
from relations.documents.table import FLAT

KIND = "kind"
KIND_PARAMETER = OpenApiParameter(
    KIND, {"type": "string", "enum": list(FLAT), "examples": ["leader"]}, description="Kind of rows of CSV."
)


class ImportView(Writing, StrictParameters):
    """Many drafts at once, as NDJSON or CSV: all of them or none.

    Each line of NDJSON is a document, `["kind", {…}]`: a new record, or a correction of a draft. Each fault
    points at its line, as `/2`, or into it, as `/2/host`. Whatever lines say, they are drafts: what readers
    see is corrected one by one, by proposals.

    A draft that somebody else wrote last is changed only by a line that says which revision was read:
    `"revision": 3` in its document, or a column `revision`. If the draft has moved on since, that is refused.

    CSV is of one kind without lists of rows (`kind=`). Its columns are fields in portable form (`host`,
    `period`), or those of the CSV of its list (`host.code`, `period.edtf`, `quantity.amount`); what
    follows from others there (names, addresses, days, evidence) is left alone. Members of a list are
    joined by `|`. An empty cell empties its field; what has no column, claims for instance, stays as it is.
    """

    hangs_on = None
    right = CURATE
    parser_classes = [LinesParser, TableParser]
    action = "import"
    bodies = {"import": "Lines"}

    @property
    def is_table(self) -> bool:
        return (self.request.content_type or "").partition(";")[0].strip().lower() == TableParser.media_type

    def known_parameters(self) -> list[str]:
        return [*super().known_parameters(), *([KIND] if self.is_table else [])]

    def faults(self, request: Request) -> Iterator[Fault]:
        yield from super().faults(request)
        if self.is_table and request.query_params.get(KIND) not in FLAT:
            yield Fault(KIND, "invalid_choice", f"CSV is of one kind: {KIND} is one of {', '.join(FLAT)}.")

    @extend_schema(parameters=[KIND_PARAMETER], responses=ImportReportSerializer)
    def post(self, request: Request) -> HttpResponse:
        is_rehearsal = asked.FLAGS[request.query_params.get(asked.DRY_RUN, "false")]
        question = asked.asked(request, None, revision=None)

        def answered() -> dict:
            # No parser is asked about an empty body.
            text = request.data if isinstance(request.data, str) else ""
            report = drafting.take_in(text, question, noun=request.query_params.get(KIND))
            told = {"created": report.created, "changed": report.changed, "unchanged": report.unchanged}
            body = orjson.dumps(told | {"dry_run": is_rehearsal}).decode()
            return {"status": 200, "headers": {}, "body": body}

        call = asked.call(request)
        if call is None or is_rehearsal:
            return response(**answered())
        found = repetition.once(call, answered)
        return response(found.status, found.headers, found.body)
