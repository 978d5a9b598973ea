"""How views take writes: what they ask, in which form, and what they answer."""

from collections.abc import Callable, Iterator
from typing import Any

import orjson
from django.http import HttpResponse, HttpResponseBase
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from relations.actions import repetition
from relations.actions.outcome import Outcome
from relations.api import asked
from relations.api.errors import Fault, InvalidParameters
from relations.api.negotiation import JsonRenderer
from relations.api.parameters import EVERYWHERE
from relations.api.serializers.outcome import OutcomeSerializer, proposed_address
from relations.refusals import NoReason

PRIVATE = {"Cache-Control": "private, no-store"}
CREATED, ACCEPTED, OK = 201, 202, 200
Answer = dict[str, Any]


class Writing:
    """Beside the reading of a view: its writes, each answered with what came of it."""

    conditional_actions: tuple[str, ...] = ("partial_update", "destroy")

    def known_parameters(self) -> list[str]:
        if self.request.method in SAFE_METHODS:
            return super().known_parameters()
        reason = (asked.REASON,) if self.request.method == "DELETE" else ()
        return [asked.DRY_RUN, *reason, *EVERYWHERE]

    def faults(self, request: Request) -> Iterator[Fault]:
        yield from super().faults(request)
        if request.method not in SAFE_METHODS:
            yield from asked.faults(request)

    def handle_exception(self, exception: Exception) -> HttpResponseBase:
        """What has no body says why in its query, so that there a parameter is missing."""
        if isinstance(exception, NoReason) and self.request.method == "DELETE":
            fault = Fault(asked.REASON, exception.code, exception.sentence)
            exception = InvalidParameters([fault])
        return super().handle_exception(exception)

    def asked(self, body: dict[str, Any] | None) -> asked.Asked:
        """Who asks for what; takes the reason out of the body."""
        is_conditional = self.action in self.conditional_actions
        read = asked.revision_read if is_conditional else asked.revision_read_if_said
        return asked.asked(self.request, body, revision=read(self.request))

    def answer_once(self, deed: Callable[[], Outcome], *, creates: bool = False) -> HttpResponse:
        """Do a deed and answer with what came of it; once, where the request names a key."""

        return self.once(lambda: answer_to(deed(), self.request, creates=creates))

    def once(self, answered: Callable[[], Answer]) -> HttpResponse:
        """Do what is answered so; once, where the request names a key."""
        call = asked.call(self.request) if self.request.method == "POST" else None
        is_rehearsal = asked.FLAGS[self.request.query_params.get(asked.DRY_RUN, "false")]
        if call is None or is_rehearsal:
            return response(**answered())
        found = repetition.once(call, answered)
        return response(found.status, found.headers, found.body)


def answer_to(outcome: Outcome, request: Request, *, creates: bool) -> Answer:
    """Status, headers and body."""
    context: dict[str, Any] = {"request": request}
    body = OutcomeSerializer(outcome, context=context).data
    status, headers = OK, {}
    if outcome.proposal:
        status, headers = ACCEPTED, {"Location": proposed_address(context, outcome.proposal.pk)}
    elif outcome.revision:
        headers = {"ETag": tag(outcome.revision.number, outcome.revision.digest)}
        if creates:
            status, headers = CREATED, headers | {"Location": f"{body['record']['url']}document/"}
    return {"status": status, "headers": headers, "body": orjson.dumps(body, default=str).decode()}


def tag(revision: int, digest: str) -> str:
    """The tag of a document, by the number of its revision."""
    return f'"{revision}-{digest[:32]}"'


def response(status: int, headers: dict[str, str], body: str) -> HttpResponse:
    """An answer to whoever wrote, and to nobody else."""
    kind = JsonRenderer.media_type
    return HttpResponse(body, status=status, content_type=kind, headers=headers | PRIVATE)
