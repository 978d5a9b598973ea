"""Writes: their parameters and bodies, and responses with the outcome."""

from collections.abc import Callable
from typing import Any, ClassVar

import orjson
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from rest_framework.request import Request

from relations.actions.access import idempotency
from relations.actions.outcome import ChangeRequest, Outcome
from relations.api.bodies.body import REASON, Body
from relations.api.http.negotiation import JsonRenderer
from relations.api.parameters import write_headers
from relations.api.parameters.write_parameters import DRY_RUN, REASON_IN_QUERY
from relations.api.problems.problem import InvalidParameters, ParameterError
from relations.api.serializers.outcome import OutcomeSerializer, proposal_url
from relations.errors import MissingReason

PRIVATE = {"Cache-Control": "private, no-store"}
CREATED, ACCEPTED, OK = 201, 202, 200
ResponseParts = dict[str, Any]
BodyOf = type[Body] | Callable[[Any], type[Body]]


class Writing:
    """The writes of a view. `bodies` maps each action with a body to its serializer.

    A body that depends on the kind is a function of the serializer of the kind.
    """

    bodies: ClassVar[dict[str, BodyOf]] = {}
    conditional_actions: tuple[str, ...] = ("partial_update", "destroy")
    write_parameters = {"POST": (DRY_RUN,), "PATCH": (DRY_RUN,), "DELETE": (DRY_RUN, REASON_IN_QUERY)}

    def handle_exception(self, exception: Exception) -> HttpResponseBase:
        """Make an error of a missing reason one of the parameter `reason`, if the request has no body."""
        if isinstance(exception, MissingReason) and self.request.method == "DELETE":
            error = ParameterError(REASON, exception.code, exception.message)
            exception = InvalidParameters([error])
        return super().handle_exception(exception)

    def requested_change(self, **context: Any) -> tuple[dict[str, Any], ChangeRequest]:
        """The validated body without its reason, and the change request. Raises InvalidDocuments."""
        revision = self.revision_read()
        body = self.checked_body(**context)
        reason = body.pop(REASON, "")
        return body, self.change_request(reason, revision)

    def requested_removal(self) -> ChangeRequest:
        """The change request of a request without a body; its reason is in the query."""
        return self.change_request(self.query[REASON], self.revision_read())

    def change_request(self, reason: str, revision: int | None) -> ChangeRequest:
        """The author, time and reason of a change, the revision that was read, and if it is a dry run."""
        by, dry_run = self.request.user.get_username(), self.query[DRY_RUN.name]
        return ChangeRequest(by, timezone.now(), reason, revision, dry_run)

    def revision_read(self) -> int | None:
        """The revision in `If-Match`. Raises PreconditionRequired if it is missing and required."""
        is_conditional = self.action in self.conditional_actions
        read = write_headers.revision_read if is_conditional else write_headers.optional_revision_read
        return read(self.request)

    def checked_body(self, **context: Any) -> dict[str, Any]:
        """The body, validated by its serializer. Raises InvalidDocuments."""
        return body_serializer(self)(data=self.request.data, context=context).checked()

    def respond_once(self, action: Callable[[], Outcome], *, creates: bool = False) -> HttpResponse:
        """Apply a change and return its outcome. With an idempotency key it is applied once."""
        return self.once(lambda: outcome_response(action(), self.request, creates=creates))

    def once(self, respond: Callable[[], ResponseParts]) -> HttpResponse:
        """Return the response to a change. With an idempotency key the change is applied once."""
        call = write_headers.call(self.request) if self.request.method == "POST" else None
        if call is None or self.query[DRY_RUN.name]:
            return response(**respond())
        found = idempotency.once(call, respond)
        return response(found.status, found.headers, found.body)


def body_serializer(view: Any) -> type[Body]:
    """The serializer of the body of an action of a view."""
    found = view.bodies[view.action]
    return found if isinstance(found, type) else found(type(view).serializer_class)


def outcome_response(outcome: Outcome, request: Request, *, creates: bool) -> ResponseParts:
    """Status, headers and body of an outcome."""
    context: dict[str, Any] = {"request": request}
    body = OutcomeSerializer(outcome, context=context).data
    status, headers = OK, {}
    if outcome.proposal:
        status, headers = ACCEPTED, {"Location": proposal_url(context, outcome.proposal.pk)}
    elif outcome.revision:
        headers = {"ETag": tag(outcome.revision.number, outcome.revision.digest)}
        if creates:
            status, headers = CREATED, headers | {"Location": f"{body['record']['url']}document/"}
    return {"status": status, "headers": headers, "body": orjson.dumps(body, default=str).decode()}


def tag(revision: int, digest: str) -> str:
    """The ETag of a document, with the number of its revision."""
    return f'"{revision}-{digest[:32]}"'


def response(status: int, headers: dict[str, str], body: str) -> HttpResponse:
    """A response that caches do not store."""
    kind = JsonRenderer.media_type
    return HttpResponse(body, status=status, content_type=kind, headers=headers | PRIVATE)
