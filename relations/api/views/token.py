"""Where programs get the tokens by which they act for an account."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import authenticate
from django.utils import timezone
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import AuthenticationFailed, NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from relations.actions import access
from relations.api import asked
from relations.api.limits import LoginThrottle
from relations.api.parameters import StrictParameters
from relations.api.permissions import ACCOUNT, ANYBODY, is_read_only
from relations.api.serializers.token import NewTokenSerializer, TokenSerializer, TokensSerializer
from relations.api.views.written import refuse_others
from relations.documents.fault import Faults
from relations.errors import InvalidDocuments
from relations.models import Scope, Token

DEFAULT_HOURS, MOST_HOURS = 24, 24 * 90


class TokenViewSet(StrictParameters, ViewSet):
    """Tokens: for reading or writing, with an end, revocable. Only their digests are kept."""

    hangs_on = None
    path_parameters = {"id": ("How the token begins.", "3f1c9a526f0e4c5")}
    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9a-f]{15}"
    bodies = {"create": "Login"}

    @property
    def right(self) -> str:
        return ANYBODY if self.request.method == "POST" else ACCOUNT

    def get_throttles(self) -> list[Any]:
        login = [LoginThrottle()] if self.request.method == "POST" else []
        return [*super().get_throttles(), *login]

    @extend_schema(responses=forced_singular_serializer(TokensSerializer))
    def list(self, request: Request) -> Response:
        """The tokens of the account that asks."""
        found = Token.objects.filter(user=request.user, expiry__gt=timezone.now()).order_by("created")
        return Response({"results": TokenSerializer(found, many=True).data})

    @extend_schema(responses={201: NewTokenSerializer})
    def create(self, request: Request) -> Response:
        """Sign in with name and password, and get a token. Its secret is shown this once."""
        name, password, scope, hours = login(asked.body_of(request))
        user = authenticate(request._request, username=name, password=password)
        if user is None:
            raise AuthenticationFailed("No account has this name and password.")
        made, secret = access.grant(user, scope=scope, lifetime=timedelta(hours=hours))
        made.token = secret
        return Response(NewTokenSerializer(made).data, status=201)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, id: str) -> Response:  # noqa: A002 (as the address names it)
        """Revoke a token before its end. One for reading ends itself alone."""
        if is_read_only(request.auth) and request.auth.token_key != id:
            self.permission_denied(request, "This token ends itself alone. Use one whose scope is write.")
        found = Token.objects.filter(user=request.user, token_key=id)
        if not found:
            raise NotFound(f"The account has no token {id}.")
        for token in found:
            access.revoke(token)
        return Response(status=204)


def login(body: dict[str, Any]) -> tuple[str, str, str, int]:
    """Name, password, scope and hours. Raises InvalidDocuments."""
    faults = Faults()
    name, password = (faults.needed(body.pop(each, None), each) for each in ("username", "password"))
    scope, given = body.pop("scope", Scope.READ), body.pop("hours", DEFAULT_HOURS)
    hours = asked.whole(given)
    if scope not in Scope.values:
        faults.add(
            "unknown_choice", "scope", scope, "is no scope", f"Choose one of {', '.join(Scope.values)}."
        )
    if hours is None or not 1 <= hours <= MOST_HOURS:
        code, rule = (
            "wrong_type" if hours is None else "out_of_range",
            f"must be a whole number from 1 to {MOST_HOURS}",
        )
        faults.add(code, "hours", given, rule, "Leave it out for a day.")
    if faults.found:
        raise InvalidDocuments(faults.found)
    refuse_others(body)
    return str(name), str(password), str(scope), hours or 0
