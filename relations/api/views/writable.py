"""Writing records, countries, places and topics in portable form."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.actions import curation
from relations.actions.outcome import Outcome
from relations.api.bodies.document import correction_body, document_body
from relations.api.problems.write_problems import relative_errors
from relations.api.serializers.outcome import OutcomeSerializer
from relations.api.views.resource import CLAIMS, DocumentedViewSet
from relations.api.views.writing import Writing
from relations.errors import InvalidDocuments

OUTCOME = {200: OutcomeSerializer, 202: OutcomeSerializer}
MADE = OUTCOME | {201: OutcomeSerializer}


class WritableViewSet(Writing, DocumentedViewSet):
    """A kind that curators write.

    Subclasses set queryset, serializer_class, filterset_class and orderings.
    """

    includes = (CLAIMS,)
    bodies = {"create": document_body, "partial_update": correction_body}

    @extend_schema(responses=MADE)
    def create(self, request: Request, **kwargs: str) -> HttpResponse:
        """Create a record.

        It is a draft. New places and topics are proposed, because they are public at once.
        """
        noun = self.queryset.model.noun()
        body, change = self.requested_change()
        return self.respond_once(lambda: curation.create(noun, body, change), creates=True)

    @extend_schema(responses=OUTCOME)
    def partial_update(self, request: Request, **kwargs: str) -> HttpResponse:
        """Correct fields of a record.

        Null empties a field. A draft is corrected at once; corrections of published records are proposed.
        """
        record = self.current_record()
        body, change = self.requested_change()
        return self.respond_once(lambda: curation.correct(record, body, change))

    @extend_schema(responses=OUTCOME)
    def destroy(self, request: Request, **kwargs: str) -> HttpResponse:
        """Withdraw a record.

        A draft is withdrawn at once; for a published record, the retraction is proposed.
        """
        record, change = self.current_record(), self.requested_removal()
        return self.respond_once(lambda: curation.retract(record, change))


def in_part(action: Any) -> Outcome:
    """Carry out a change whose body is one item of a list. Errors have their place in the body."""
    try:
        return action()
    except InvalidDocuments as error:
        raise InvalidDocuments(relative_errors(error.errors, r"(claims\.\w+|aliases)\[\d+\]")) from error
