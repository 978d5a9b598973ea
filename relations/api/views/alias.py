"""The aliases of a record, for curators."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from relations.actions import curation
from relations.api.bodies.alias import AliasCorrectionBodySerializer, NewAliasBodySerializer
from relations.api.serializers.outcome import OutcomeSerializer
from relations.api.views.subresource import SubresourceViewSet
from relations.api.views.writable import OUTCOME, in_part
from relations.api.views.writing import Writing


class AliasViewSet(Writing, SubresourceViewSet):
    """The aliases of one record."""

    serializer_class = OutcomeSerializer
    bodies = {"add_alias": NewAliasBodySerializer, "correct_alias": AliasCorrectionBodySerializer}
    conditional_actions = ("correct_alias", "remove_alias")
    adding_actions = ("add_alias",)

    @extend_schema(responses=OUTCOME)
    def add_alias(self, request: Request, **kwargs: str) -> HttpResponse:
        """Add an alias."""
        record = self.current_record()
        body, change = self.requested_change()
        return self.respond_once(lambda: in_part(lambda: curation.add_alias(record, body, change)))

    @extend_schema(responses=OUTCOME)
    def correct_alias(self, request: Request, place: int, **kwargs: str) -> HttpResponse:
        """Correct an alias.

        The URL has its place in the document; null empties a field.
        """
        record = self.current_record()
        body, change = self.requested_change()
        return self.respond_once(
            lambda: in_part(lambda: curation.correct_alias(record, int(place), body, change))
        )

    @extend_schema(responses=OUTCOME)
    def remove_alias(self, request: Request, place: int, **kwargs: str) -> HttpResponse:
        """Remove an alias.

        The URL has its place in the document.
        """
        record, change = self.current_record(), self.requested_removal()
        return self.respond_once(lambda: curation.correct_alias(record, int(place), None, change))
