"""What every list and every detail of the API has in common."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from rest_framework.exceptions import NotFound
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from relations.api import export, shape
from relations.api.errors import Fault, Gone, Moved
from relations.api.negotiation import EXPORTS
from relations.api.parameters import StrictParameters
from relations.models import Documented, Publication, Record
from relations.queries.changes import is_known
from relations.queries.gathering import gather
from relations.queries.identifiers import lookup

# The view sets have a method `list`, which hides the type inside them.
Rows, Names = list[Any], list[str]


class ListViewSet(StrictParameters, ListModelMixin, GenericViewSet):
    """Rows by page, narrowed by declared filters, in declared orderings.

    `orderings` gives the column (or columns, first may hold nulls) behind each name; `unique` is the column
    that breaks ties; `lists` names the actions that answer a list; `rows` is the model of
    what is listed, where that is not the queryset's.
    """

    rows: ClassVar[type[Model] | None] = None
    explains = True
    unique: ClassVar[str] = "id"
    orderings: ClassVar[dict[str, str | tuple[str, ...]]] = {}
    default_ordering: ClassVar[str] = "id"
    lists: ClassVar[tuple[str, ...]] = ("list",)

    @property
    def lists_rows(self) -> bool:
        return self.action in self.lists

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.page_of(self.get_queryset())

    def page_of(self, queryset: QuerySet) -> HttpResponseBase:
        """What the filters leave of a queryset: a page, or all of it in a format of whole lists."""
        return self.answer_of(self.filter_queryset(queryset))

    def answer_of(self, queryset: QuerySet) -> HttpResponseBase:
        """A page of these rows, or all of them."""
        if export.is_wanted(self.request):
            return export.exported(self, queryset)
        rows = self.prepared(self.paginate_queryset(queryset))
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)

    def prepared(self, rows: Rows) -> Rows:
        """The rows of a page, with what their serializer needs beside them."""
        return rows

    def get_renderers(self) -> Rows:
        # An export says of which state of the data it is.
        is_whole = self.lists_rows and self.hangs_on is not None and hasattr(self.paginator, "chunks")
        exports = EXPORTS if is_whole else ()
        return [*super().get_renderers(), *(renderer() for renderer in exports)]

    def known_parameters(self) -> Names:
        return [*super().known_parameters(), *shape.PARAMETERS]

    def faults(self, request: Request) -> Iterator[Fault]:
        yield from super().faults(request)
        if shape.is_asked(request):
            yield from shape.faults(request, [*super().get_serializer().fields])

    def get_serializer(self, *args: Any, **kwargs: Any) -> Any:
        serializer = super().get_serializer(*args, **kwargs)
        if self.request:
            shape.narrow(getattr(serializer, "child", serializer), self.request)
        return serializer

    def get_serializer_context(self) -> dict[str, Any]:
        return super().get_serializer_context() | {"include": self.included}


class DocumentedViewSet(RetrieveModelMixin, ListViewSet):
    """Lists and details of one kind, found by their key or by any other identifier that leads to them."""

    lookup_url_kwarg = "id"
    lookup_value_regex = "[^/]+"

    def prepared(self, rows: Rows) -> Rows:
        if self.action == "list":
            gather(rows)
        return super().prepared(rows)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return Response(self.get_serializer(self.get_object()).data)

    def get_object(self) -> Documented:
        """What readers see under this key. Raises Moved, Gone or NotFound."""
        found = self.find(self.get_queryset())
        self.shown_version = found.revision
        gather([found])
        return found

    def stands(self) -> bool:
        """Whether readers see something under this key."""
        if "id" not in self.kwargs or self.action not in (*self.lists, "retrieve"):
            return super().stands()
        rows = self.visible().filter(**{self.lookup_field: self.kwargs["id"]})
        revision = None if "\x00" in self.kwargs["id"] else rows.values_list("revision", flat=True).first()
        self.shown_version = revision if self.action == "retrieve" else None
        return revision is not None

    def visible(self) -> QuerySet:
        """What readers see of this kind, without what only its details show."""
        model = self.queryset.model
        return model.objects.published() if issubclass(model, Record) else model._default_manager.all()

    def find(self, queryset: QuerySet) -> Documented:
        key = self.kwargs["id"]
        found = None if "\x00" in key else queryset.filter(**{self.lookup_field: key}).first()
        if found is None:
            raise self.elsewhere(key)
        return found

    def elsewhere(self, key: str) -> Exception:
        """Why readers see nothing under this key: it moved, was retracted, or never was."""
        model = self.queryset.model
        found = lookup(model.noun(), key)
        if found is not None and (not isinstance(found, Record) or found.is_published):
            return Moved(self.address_of(found.key))
        thing = f"{model._meta.verbose_name} {key[:80]!r}"
        # A draft that was given up is as if it had never been there: gone is only what readers saw.
        if (
            found is not None
            and found.publication == Publication.RETRACTED
            and is_known(model.noun(), found.key)
        ):
            return Gone(f"The {thing} was retracted.")
        return NotFound(f"There is no {thing}.")

    def address_of(self, key: str) -> str:
        """The address of this request, with another key."""
        match = self.request.resolver_match
        url = self.request.build_absolute_uri(reverse(match.view_name, kwargs=self.kwargs | {"id": key}))
        query = self.request.META.get("QUERY_STRING", "")
        return f"{url}?{query}" if query else url
