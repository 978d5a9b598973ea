"""What every view of the API does with the conditions of a request, and says about its answer."""

from typing import Any, ClassVar

from django.http import HttpResponseNotModified
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.views import APIView

from relations.api import caching
from relations.api.caching import Freshness
from relations.api.deprecation import Deprecation, deprecation_of
from relations.api.errors import Unchanged
from relations.api.limits import Rate
from relations.api.permissions import ANYBODY, right_asked


class ConditionalView(APIView):
    """A view whose answers carry their state, and which spares a reader the answer that it holds already."""

    # What the answer changes with: data, data and texts, the product alone, or (None) what has no state.
    hangs_on: str | None = caching.DATA
    # The right that it needs (relations/api/permissions.py); none: everybody reads, curators write.
    right: str | None = None
    # Of its operations those that will go, by the name of the action, or of the method where there is none.
    deprecations: ClassVar[dict[str, Deprecation]] = {}
    rate: Rate | None = None
    freshness: Freshness | None = None
    # The revision of the record shown, where the answer is one record.
    shown_version: int | None = None

    def perform_authentication(self, request: Request) -> None:
        """Reading needs no account: who asks is not looked up, so no answer hangs on a cookie."""
        if right_asked(request, self) != ANYBODY:
            super().perform_authentication(request)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before permissions: nobody may do what an address does not take.
        if not hasattr(self, request.method.lower()):
            self.http_method_not_allowed(request)
        super().initial(request, *args, **kwargs)
        if request.method in caching.METHODS and self.hangs_on:
            self.freshness = caching.freshness(request, self.hangs_on)
            self.shown_version = caching.known_version(request, self.freshness)
            if self.shown_version is not None:
                raise Unchanged(HttpResponseNotModified())
        self.check_question(request)
        if self.freshness and caching.has_conditions(request) and self.stands():
            caching.check_conditions(request, self.freshness, self.shown_version)

    def check_question(self, request: Request) -> None:
        """Refuse what cannot be asked."""

    def stands(self) -> bool:
        """Whether this question has an answer; sets `shown_version` where that is one record.

        At most one query. False also means that nobody can tell: then the conditions are compared with the
        answer once it is there.
        """
        return False

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.freshness and response.status_code in caching.CURRENT:
            caching.describe(self, response)
            response = caching.compared(request, response, self.freshness)
        if self.freshness and response.status_code == caching.NOT_MODIFIED:
            caching.describe(self, response)
        if right_asked(request, self) != ANYBODY or request.method not in SAFE_METHODS:
            response.headers["Cache-Control"] = "private, no-store"
        for name, value in self.rate.headers() if self.rate else ():
            response.headers[name] = value
        going = deprecation_of(self, request.method)
        for name, value in going.headers().items() if going else ():
            response.headers[name] = value
        return response
