"""Tokens, with which programs act for an account."""

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

from relations.actions.access import tokens
from relations.api.bodies.review import LoginBodySerializer
from relations.api.http.limits import LoginThrottle
from relations.api.http.permissions import ACCOUNT, ANYBODY, is_read_only
from relations.api.serializers.token import NewTokenSerializer, TokenSerializer, TokensSerializer
from relations.api.views.api_view import ApiView
from relations.models import Token


class TokenViewSet(ApiView, ViewSet):
    """Tokens of your account, for reading or writing. They expire; only their digests are stored."""

    depends_on = None
    path_parameters = {"id": ("Beginning of the token.", "3f1c9a526f0e4c5")}
    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9a-f]{15}"
    bodies = {"create": LoginBodySerializer}

    @property
    def right(self) -> str:
        return ANYBODY if self.action == "create" else ACCOUNT

    def get_throttles(self) -> list[Any]:
        login = [LoginThrottle()] if self.request.method == "POST" else []
        return [*super().get_throttles(), *login]

    @extend_schema(responses=forced_singular_serializer(TokensSerializer))
    def list(self, request: Request) -> Response:
        """List the tokens of the account."""
        found = Token.objects.filter(user=request.user, expiry__gt=timezone.now()).order_by("created")
        return Response({"results": TokenSerializer(found, many=True).data})

    @extend_schema(responses={201: NewTokenSerializer})
    def create(self, request: Request) -> Response:
        """Create a token with the name and password of an account.

        The secret is returned only here.
        """
        login = LoginBodySerializer(data=request.data).checked()
        user = authenticate(request._request, username=login["username"], password=login["password"])
        if user is None:
            raise AuthenticationFailed("No account has this name and password.")
        made, secret = tokens.grant(user, scope=login["scope"], lifetime=timedelta(hours=login["hours"]))
        made.token = secret
        return Response(NewTokenSerializer(made).data, status=201)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, id: str) -> Response:  # noqa: A002 (as the address names it)
        """Revoke a token.

        A token for reading can revoke only itself.
        """
        if is_read_only(request.auth) and request.auth.token_key != id:
            self.permission_denied(
                request, "This token can revoke only itself. Use one with the scope write."
            )
        found = Token.objects.filter(user=request.user, token_key=id)
        if not found:
            raise NotFound(f"The account has no token {id}.")
        for token in found:
            tokens.revoke(token)
        return Response(status=204)
