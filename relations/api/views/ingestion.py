"""Where many drafts come in at once."""

import orjson
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.actions import drafting, repetition
from relations.api import asked
from relations.api.parameters import StrictParameters
from relations.api.parsing import LinesParser
from relations.api.permissions import CURATE
from relations.api.serializers.ingestion import ImportReportSerializer
from relations.api.writing import Writing, response


class ImportView(Writing, StrictParameters):
    """Many drafts at once, as NDJSON: all of them or none."""

    hangs_on = None
    right = CURATE
    parser_classes = [LinesParser]
    action = "import"
    bodies = {"import": "Lines"}

    @extend_schema(responses=ImportReportSerializer)
    def post(self, request: Request) -> HttpResponse:
        """Take in documents, one `["kind", {…}]` a line: new records and corrections of drafts.

        All of them or none; each fault says the line. Whatever they say, they are drafts: what readers see is
        corrected one by one, by proposals.
        """
        is_rehearsal = asked.FLAGS[request.query_params.get(asked.DRY_RUN, "false")]
        question = asked.asked(request, None, revision=None)

        def answered() -> dict:
            report = drafting.take_in(request.data, question)
            told = {"created": report.created, "changed": report.changed, "unchanged": report.unchanged}
            body = orjson.dumps(told | {"dry_run": is_rehearsal}).decode()
            return {"status": 200, "headers": {}, "body": body}

        call = asked.call(request)
        if call is None or is_rehearsal:
            return response(**answered())
        found = repetition.once(call, answered)
        return response(found.status, found.headers, found.body)
