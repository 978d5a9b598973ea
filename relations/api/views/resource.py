"""The base classes of lists, and of kinds with lists and details."""

from typing import Any, ClassVar

from django.db.models import Model, Prefetch, QuerySet
from django.http import HttpResponseBase
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from relations.api.formats import export, stored
from relations.api.http.negotiation import EXPORTS, MomentRenderer
from relations.api.parameters.as_of import AS_OF
from relations.api.parameters.parameter import Parameter
from relations.api.parameters.sparse_fields import select_fields
from relations.api.parameters.trailer import TRAILER
from relations.api.views import lookup
from relations.api.views.api_view import ApiView
from relations.api.views.moment import record_at
from relations.models import Claim, Documented
from relations.queries.record.prefetching import prefetch_related_rows
from relations.representations.moment import MomentSerializer

CLAIMS = "claims"
# The view sets have a method `list`, which hides the type inside them.
Rows, Parameters = list[Any], list[Parameter]


class ListViewSet(ApiView, ListModelMixin, GenericViewSet):
    """A list: rows by page, with declared filters and orderings.

    `orderings` maps names to their column (or columns, of which the first may be null); `unique` is the
    column that breaks ties; `rows` is the model of the rows if it is not that of the queryset.
    """

    rows: ClassVar[type[Model] | None] = None
    explains = True
    unique: ClassVar[str] = "id"
    orderings: ClassVar[dict[str, str | tuple[str, ...]]] = {}
    default_ordering: ClassVar[str] = "id"

    def declared_parameters(self, method: str) -> Parameters:
        """The parameters of the operation. Lists also have filters and pages."""
        if self.action == "list":
            trailer = [TRAILER] if export.is_offered(self) else []
            return [*super().declared_parameters(method), *self.pagination_class.parameters, *trailer]
        filters = self.filterset_class.parameters.values() if self.filterset_class else ()
        return [each for each in super().declared_parameters(method) if each not in filters]

    def response_serializer(self) -> Any:
        return self.get_serializer_class()

    def exists(self) -> bool:
        return self.action == "list"

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List {plural}."""
        return self.page_of(self.get_queryset())

    def page_of(self, queryset: QuerySet) -> HttpResponseBase:
        """The rows of a queryset that match the filters: a page, or all of them in an export."""
        return self.page_response(self.filter_queryset(queryset))

    def page_response(self, queryset: QuerySet) -> HttpResponseBase:
        """A page of rows, or all of them in an export."""
        if export.is_wanted(self.request):
            return export.exported(self, queryset)
        if stored.is_copied(self):
            return stored.page(self, queryset)
        rows = self.prepared(self.paginate_queryset(queryset))
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)

    def prepared(self, rows: Rows) -> Rows:
        """The rows of a page, with what their serializer needs."""
        return rows

    def get_renderers(self) -> Rows:
        exports = EXPORTS if export.is_offered(self) else ()
        return [*super().get_renderers(), *(renderer() for renderer in exports)]

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return self.filterset_class.apply(queryset, self.query) if self.filterset_class else queryset

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        serializer = super().get_serializer(*args, **kwargs)
        select_fields(getattr(serializer, "child", serializer), self)
        return serializer

    @property
    def included(self) -> frozenset[str]:
        """The names that this request asks to include."""
        return self.query.get("include") or frozenset()

    def get_serializer_context(self) -> dict[str, Any]:
        return super().get_serializer_context() | {"include": self.included}


class DocumentedViewSet(RetrieveModelMixin, ListViewSet):
    """Lists and details of one kind. A detail takes `as_of`."""

    lookup_field = "slug"
    lookup_url_kwarg = "id"
    lookup_value_regex = "[^/]+"
    unique = "slug"
    orderings: ClassVar[dict[str, str | tuple[str, ...]]] = {"id": "slug", "updated_at": "updated_at"}
    # What URLs below a record name beside it, each with a description and an example.
    other_path_parameters: ClassVar[dict[str, tuple[str, Any]]] = {}

    @classmethod
    def record_path_parameters(cls) -> dict[str, tuple[str, Any]]:
        """What the URLs of this kind name, each with a description and an example."""
        model = cls.queryset.model
        about = f"Identifier of the {model._meta.verbose_name}."
        return {"id": (about, model.example_key)} | cls.other_path_parameters

    @property
    def path_parameters(self) -> dict[str, tuple[str, Any]]:
        return self.record_path_parameters()

    def declared_parameters(self, method: str) -> Parameters:
        return [*super().declared_parameters(method), *([AS_OF] if self.action == "retrieve" else [])]

    def get_renderers(self) -> Rows:
        renderers = super().get_renderers()
        is_past = self.action == "retrieve" and self.request and AS_OF.name in self.request.query_params
        return [*renderers, MomentRenderer()] if is_past else renderers

    def get_queryset(self) -> QuerySet:
        queryset = super().get_queryset()
        if CLAIMS not in self.included:
            return queryset
        return queryset.prefetch_related(Prefetch(CLAIMS, Claim.objects.public().with_sources()))

    def prepared(self, rows: Rows) -> Rows:
        prefetch_related_rows(rows)
        return super().prepared(rows)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Retrieve {a_noun}."""
        moment = self.query["as_of"]
        if moment is not None:
            found = MomentSerializer(record_at(self, moment)).data
            return Response(found, content_type=MomentRenderer.media_type)
        if stored.is_copied(self) and (copy := stored.detail(self)):
            return copy
        found = lookup.published_record(self, self.get_queryset())
        self.shown_version = found.revision
        return Response(self.get_serializer(self.prepared([found])[0]).data)

    def current_record(self) -> Documented:
        """The record, whatever its editorial state. Raises Moved, Gone or NotFound."""
        return lookup.current_record(self)

    def exists(self) -> bool:
        """Whether a published record has this URL. Sets the version of a detail. One query at most."""
        if self.action != "retrieve":
            return super().exists()
        # The document as of a time depends on more than the current record.
        if self.query["as_of"]:
            return False
        rows = lookup.with_key(self, lookup.published(self.queryset.model))
        self.shown_version = rows.values_list("revision", flat=True).first()
        return self.shown_version is not None
