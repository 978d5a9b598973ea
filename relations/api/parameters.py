"""What a request may ask: nothing that the view did not declare. Everything wrong is said in one answer."""

from collections.abc import Iterator
from typing import Any

from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from relations.api import asked, caching, explanation, shape
from relations.api.conditional import ConditionalView
from relations.api.declared_filters import DeclaredFilters
from relations.api.discovery import Discovery
from relations.api.errors import Fault, InvalidParameters
from relations.api.nearest import nearest

EVERYWHERE = ("format",)
INCLUDE = "include"


class StrictParameters(ConditionalView):
    """A view that refuses unknown, repeated and nonsensical parameters.

    `parameters` are those that it reads itself; `includes` what `?include=` may name; a view that lists rows
    adds its filters (a filter whose `repeats` is true may be repeated) and those of its paginator.
    """

    parameters: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    # The serializer of which `fields` and `omit` choose members, where that is not the framework's to know.
    members: Any = None
    # Whether `explain=1` adds what was understood.
    explains = False
    # Actions that change or withdraw something, so that they name the revision that their author has read.
    conditional_actions: tuple[str, ...] = ()
    # Actions that only add to something, so that they may name it.
    adding_actions: tuple[str, ...] = ()
    filterset: Any = None
    metadata_class = Discovery

    def check_question(self, request: Request) -> None:
        self.filterset = self.filters_asked(request)
        if faults := list(self.faults(request)):
            raise InvalidParameters(faults)

    def stands(self) -> bool:
        return self.lists_rows

    @property
    def lists_rows(self) -> bool:
        """Whether this request asks for a list, with filters and pages."""
        return False

    @property
    def compares_revisions(self) -> bool:
        """Whether this write is one of something that has a revision."""
        return self.action in (*self.conditional_actions, *self.adding_actions)

    @property
    def included(self) -> frozenset[str]:
        """What this request asks to embed."""
        return frozenset(
            name for text in self.request.query_params.getlist(INCLUDE) for name in text.split(",")
        )

    def filters_asked(self, request: Request) -> Any:
        if not self.lists_rows:
            return None
        return DeclaredFilters().get_filterset(request, self.get_queryset(), self)

    def known_parameters(self) -> list[str]:
        """Every name that this request may use."""
        filters = [] if self.filterset is None else list(self.filterset.filters)
        paging = self.paginator.parameters if self.lists_rows else ()
        include = (INCLUDE,) if self.includes else ()
        members = shape.PARAMETERS if self.members else ()
        explain = (explanation.EXPLAIN,) if self.explains else ()
        return [*filters, *self.parameters, *include, *members, *explain, *paging, *EVERYWHERE]

    def at_odds(self) -> dict[str, list[str]]:
        """Parameters of this request that leave no room for others, each with those others."""
        return {}

    def faults(self, request: Request) -> Iterator[Fault]:
        known = self.known_parameters()
        yield from unknown(request, known)
        yield from not_together(request, self.at_odds())
        yield from repeated(request, known, self.filterset)
        if request.method not in SAFE_METHODS and not self.compares_revisions:
            yield from asked.no_revision(request)
        yield from unknown_includes(self)
        if self.filterset is not None:
            yield from refused_filters(self.filterset)
        if self.lists_rows:
            yield from self.paginator.faults(request, self)
        if self.explains:
            yield from explanation.faults(request)
        if self.members:
            yield from explanation.json_only(request, *shape.PARAMETERS)
            yield from shape.faults(request, list(self.members().fields)) if shape.is_asked(request) else ()

    def selected(self, found: Any, *, many: bool = False) -> Any:
        """The members of something that this request asks for."""
        serializer = self.members(found, many=many, context={"request": self.request})
        shape.narrow(getattr(serializer, "child", serializer), self.request)
        return serializer.data

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        if self.explains and response.status_code == caching.OK and explanation.is_asked(self.request):
            response.data[explanation.EXPLAIN] = explanation.explanation(self)
        return super().finalize_response(request, response, *args, **kwargs)


def unknown(request: Request, known: list[str]) -> Iterator[Fault]:
    for name in request.query_params:
        if name not in known:
            detail = f"{name[:80]!r} is not a parameter here.{nearest(name, known)}"
            yield Fault(name[:80], "unknown_parameter", detail)


def not_together(request: Request, at_odds: dict[str, list[str]]) -> Iterator[Fault]:
    for said, others in at_odds.items():
        for name in others:
            if name in request.query_params:
                detail = f"{name} does not go with {said}. Leave one of them out."
                yield Fault(name, "not_together", detail)


def repeated(request: Request, known: list[str], filterset: Any) -> Iterator[Fault]:
    filters = {} if filterset is None else filterset.filters
    for name, values in request.query_params.lists():
        may_repeat = name in (INCLUDE, *shape.PARAMETERS) or getattr(filters.get(name), "repeats", False)
        if len(values) > 1 and name in known and not may_repeat:
            yield Fault(name, "repeated_parameter", f"{name} takes one value, and was given {len(values)}.")


def unknown_includes(view: StrictParameters) -> Iterator[Fault]:
    for name in sorted(view.included - set(view.includes)) if view.includes else ():
        hint = nearest(name, view.includes)
        detail = f"{name[:80]!r} cannot be included.{hint} Choose from {', '.join(view.includes)}."
        yield Fault(INCLUDE, "unknown_include", detail)


def refused_filters(filterset: Any) -> Iterator[Fault]:
    for name, errors in filterset.form.errors.as_data().items():
        for error in errors:
            yield Fault(name, error.code or "invalid_value", " ".join(error.messages))
