"""The base class of all views of the API: parameters, conditions and the description of responses."""

from typing import Any, ClassVar

from django.http import HttpResponseNotModified
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.views import APIView

from relations.api.filters.filter import FilterSet
from relations.api.http import caching
from relations.api.http.caching import Freshness
from relations.api.http.deprecation import Deprecation, deprecation_of
from relations.api.http.limits import Rate
from relations.api.http.permissions import ANYBODY, required_permission
from relations.api.openapi.discovery import Discovery
from relations.api.parameters import explanation, write_headers
from relations.api.parameters.explain import EXPLAIN
from relations.api.parameters.include import INCLUDE
from relations.api.parameters.parameter import Parameter
from relations.api.parameters.requested import RequestedParameters, read_parameters
from relations.api.parameters.response_format import FORMAT
from relations.api.parameters.sparse_fields import FIELDS, OMIT, select_fields
from relations.api.problems.problem import Unchanged
from relations.queries.history.public_state import PublicState, public_state


class ApiView(APIView):
    """A view that takes the parameters that it declares, and whose responses carry the state of the data."""

    # What the response depends on: data, data and texts, the product alone, or (None) nothing with a version.
    depends_on: str | None = caching.DATA
    # The required permission (http/permissions.py). By default everybody reads and curators write.
    right: str | None = None
    # Deprecated operations, by the name of the action, or of the method where there is none.
    deprecations: ClassVar[dict[str, Deprecation]] = {}
    # The parameters of reading, and those of writing by method.
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    write_parameters: ClassVar[dict[str, tuple[Parameter, ...]]] = {}
    filterset_class: ClassVar[type[FilterSet] | None] = None
    # The names that `include` takes; whether `explain` is allowed; the serializer whose fields can be
    # selected.
    includes: tuple[str, ...] = ()
    explains = False
    members: Any = None
    # Actions that change or withdraw something and so require If-Match, and those that may have it.
    conditional_actions: tuple[str, ...] = ()
    adding_actions: tuple[str, ...] = ()
    metadata_class = Discovery
    # The values of the parameters of the current request.
    query = RequestedParameters((), frozenset())
    rate: Rate | None = None
    freshness: Freshness | None = None
    # The revision of the record in the response, if it is one record.
    shown_version: int | None = None

    def declared_parameters(self, method: str) -> list[Parameter]:
        """The query parameters of an operation."""
        if method not in SAFE_METHODS:
            return [*self.write_parameters.get(method, ()), FORMAT]
        filters = self.filterset_class.parameters.values() if self.filterset_class else ()
        found = [*filters, *self.parameters]
        found += [INCLUDE] if self.includes else []
        found += [FIELDS, OMIT] if self.response_serializer() else []
        return [*found, *([EXPLAIN] if self.explains else []), FORMAT]

    def response_serializer(self) -> Any:
        """The class of the serializer whose fields `fields` and `omit` choose."""
        return self.members

    @property
    def compares_revisions(self) -> bool:
        """Whether this write changes something with a revision."""
        return self.action in (*self.conditional_actions, *self.adding_actions)

    def perform_authentication(self, request: Request) -> None:
        """Ignore the account for public reads, so that no response depends on a cookie."""
        if required_permission(request, self) != ANYBODY:
            super().perform_authentication(request)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before permissions, so that a method that the URL does not have is a 405 for everybody.
        if request.method not in self.allowed_methods:
            self.http_method_not_allowed(request)
        super().initial(request, *args, **kwargs)
        if request.method in caching.METHODS and self.depends_on:
            self.freshness = caching.freshness(request, self.depends_on, state_of(request, self.depends_on))
            self.shown_version = caching.known_version(request, self.freshness)
            if self.shown_version is not None:
                raise Unchanged(HttpResponseNotModified())
        self.query = self.read_query(request)
        if self.freshness and caching.has_conditions(request) and self.exists():
            caching.check_conditions(request, self.freshness, self.shown_version)

    def read_query(self, request: Request) -> RequestedParameters:
        """The values of the parameters of a request. Raises InvalidParameters that names everything wrong."""
        if request.method == "OPTIONS":
            return read_parameters(self, [FORMAT])
        is_unconditional = request.method not in SAFE_METHODS and not self.compares_revisions
        more = write_headers.no_revision(request) if is_unconditional else ()
        return read_parameters(self, self.declared_parameters(request.method), more)

    def exists(self) -> bool:
        """Whether the URL of this request exists. Sets `shown_version` if it is one record.

        One query at most. False also means unknown; the conditions are then compared with the response.
        """
        return False

    def selected(self, found: Any, *, many: bool = False) -> Any:
        """The requested fields of an object, or of several."""
        serializer = self.members(found, many=many, context={"request": self.request})
        select_fields(getattr(serializer, "child", serializer), self)
        return serializer.data

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        if response.status_code == caching.OK and self.query.get(EXPLAIN.name):
            response.data[EXPLAIN.name] = explanation.explanation(self)
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.freshness and response.status_code in caching.CURRENT:
            caching.describe(self, response)
            response = caching.compared(request, response, self.freshness)
        if self.freshness and response.status_code == caching.NOT_MODIFIED:
            caching.describe(self, response)
        if required_permission(request, self) != ANYBODY or request.method not in SAFE_METHODS:
            response.headers["Cache-Control"] = "private, no-store"
        for name, value in self.extra_headers(request).items():
            response.headers[name] = value
        return response

    def extra_headers(self, request: Request) -> dict[str, str]:
        """Headers about rate limits and deprecation."""
        deprecation = deprecation_of(self, request.method)
        return dict(self.rate.headers() if self.rate else ()) | (deprecation.headers() if deprecation else {})


def state_of(request: Request, depends_on: str) -> PublicState:
    """The state that `reuse` read for this request, or the current one; nothing for the product alone."""
    if depends_on == caching.PRODUCT:
        return PublicState()
    if error := getattr(request, "database_error", None):
        raise error
    return getattr(request, "public_state", None) or public_state()
