"""Imports of many drafts."""

from typing import Any

import orjson
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.actions.intake import drafting
from relations.api.bodies.lines import IMPORT_BODIES
from relations.api.http.parsing import LinesParser, TableParser
from relations.api.http.permissions import CURATE
from relations.api.parameters.parameter import InvalidValue, Parameter
from relations.api.serializers.ingestion import ImportReportSerializer
from relations.api.views.api_view import ApiView
from relations.api.views.writing import Writing
from relations.documents.files.table import TABULAR_KINDS


class RowKindParameter(Parameter):
    """The kind of the rows of CSV. Lines of NDJSON have their own."""

    schema = {"type": "string", "enum": list(TABULAR_KINDS)}

    def default(self, view: Any) -> None:
        if view.is_table:
            raise InvalidValue("invalid_choice", self.rule)

    def clean(self, text: str, view: Any) -> str:
        if not view.is_table:
            raise InvalidValue("unknown_parameter", "kind is a parameter of CSV only. Leave it out.")
        if text not in TABULAR_KINDS:
            raise InvalidValue("invalid_choice", self.rule)
        return text

    @property
    def rule(self) -> str:
        return f"CSV is of one kind: {self.name} is one of {', '.join(TABULAR_KINDS)}."


KIND = RowKindParameter("kind", "The kind of the rows of CSV.", example="leader")


class ImportView(Writing, ApiView):
    """Imports of many drafts at once, as NDJSON or CSV: all of them or none.

    Each line of NDJSON is a document, `["kind", {…}]`: a new record, or a correction of a draft. Errors point
    at a line, as `/2`, or into it, as `/2/host`. All documents become drafts; published records are corrected
    one by one, by proposals.

    A draft that somebody else wrote last is changed only if the line names the revision that was read:
    `"revision": 3` in its document, or a column `revision`. If the draft has changed since, the import is
    refused.

    CSV has rows of one kind (`kind=`), without lists of rows. Its columns are fields in portable form
    (`host`, `period`), or those of the CSV of the list (`host.code`, `period.edtf`, `quantity.amount`), of
    which derived columns (names, URLs, days, evidence) are ignored. Values of a list are joined by `|`. An
    empty cell empties its field; fields without a column, such as claims, stay unchanged.
    """

    depends_on = None
    right = CURATE
    parser_classes = [LinesParser, TableParser]
    action = "import"
    bodies = {"import": IMPORT_BODIES}

    @property
    def is_table(self) -> bool:
        return (self.request.content_type or "").partition(";")[0].strip().lower() == TableParser.media_type

    def declared_parameters(self, method: str) -> list[Parameter]:
        return [*super().declared_parameters(method), KIND]

    @extend_schema(responses=ImportReportSerializer)
    def post(self, request: Request) -> HttpResponse:
        change = self.change_request("", None)

        def respond() -> dict:
            # An empty body is never parsed.
            text = request.data if isinstance(request.data, str) else ""
            report = drafting.import_drafts(text, change, noun=self.query["kind"])
            counts = {"created": report.created, "changed": report.changed, "unchanged": report.unchanged}
            body = orjson.dumps(counts | {"dry_run": change.dry_run}).decode()
            return {"status": 200, "headers": {}, "body": body}

        return self.once(respond)
