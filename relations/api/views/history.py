"""The history of records and of reference data: their revisions, and what stood at a moment."""

from collections.abc import Iterator
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api import moments, shape
from relations.api.errors import Fault, Gone, Moved
from relations.api.explanation import EXPLAIN
from relations.api.parameters import INCLUDE
from relations.api.serializers.change import is_tombstone
from relations.api.serializers.moment import MomentSerializer
from relations.api.serializers.revision import RevisionSerializer
from relations.api.views.resource import DocumentedViewSet
from relations.documents.document import Document
from relations.models import Documented, Revision
from relations.queries import changes
from relations.queries.history import document_after


class HistoryViewSet(DocumentedViewSet):
    """A kind with a history. Its detail takes `as_of`."""

    lists: ClassVar[tuple[str, ...]] = ("list", "revisions")

    @property
    def parameters(self) -> tuple[str, ...]:
        return (moments.AS_OF,) if self.action == "retrieve" else ()

    def at_odds(self) -> dict[str, list[str]]:
        # The document of a moment is whole: nothing can be left out of it or embedded in it.
        if not self.parameters or moments.AS_OF not in self.request.query_params:
            return super().at_odds()
        return {**super().at_odds(), moments.AS_OF: [INCLUDE, *shape.PARAMETERS, EXPLAIN]}

    def faults(self, request: Request) -> Iterator[Fault]:
        yield from super().faults(request)
        if self.parameters:
            try:
                moments.asked(request)
            except Fault as fault:
                yield fault

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        moment = moments.asked(request)
        if moment is None:
            return super().retrieve(request, *args, **kwargs)
        found = self.standing_at(moment)
        found.as_of = moment
        return Response(MomentSerializer(found).data)

    @extend_schema(responses=RevisionSerializer(many=True))
    @action(
        detail=True,
        serializer_class=RevisionSerializer,
        rows=Revision,
        filterset_class=None,
        orderings={"sequence": "sequence"},
        default_ordering="sequence",
        unique="sequence",
        includes=(),
    )
    def revisions(self, request: Request, **kwargs: str) -> Response:
        """What readers saw of it so far: each published step with what it changed, oldest first."""
        found = self.shown()
        return self.page_of(changes.documents_of(found.noun(), found.key))

    def shown(self) -> Documented:
        """What this request is about, without what only its detail shows."""
        return self.find(self.visible())

    def stands(self) -> bool:
        # What stood at a moment hangs on more than on what stands now.
        return moments.AS_OF not in self.request.query_params and super().stands()

    def standing_at(self, moment: Any) -> Revision:
        """What readers saw under this key at a moment. Raises NotFound, Moved, Gone, as it was then."""
        noun, key = self.queryset.model.noun(), self.kwargs["id"]
        if "\x00" in key or not changes.is_known(noun, key):
            raise self.elsewhere(key)
        found = changes.standing_at(noun, key, moment)
        what = f"the {self.queryset.model._meta.verbose_name} {key!r}"
        if found is None:
            raise NotFound(f"Readers saw nothing of {what} yet at that moment.")
        if found.is_redacted:
            raise Gone(f"What readers saw of {what} at that moment is redacted.")
        if not is_tombstone(found):
            return found
        document: Document = document_after(found)
        if "merged_into" in document.data:
            raise Moved(self.address_of(document.data["merged_into"]))
        raise Gone(f"At that moment {what} was retracted.")
