"""The front page of the API: what there is, and where."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from relations.api import caching
from relations.api.parameters import StrictParameters


class ResourceSerializer(serializers.Serializer):
    """One resource."""

    name = serializers.CharField(help_text="Its name, as in addresses.")
    url = serializers.URLField(help_text="Where it answers.")
    description = serializers.CharField(help_text="What it holds.")

    examples = {
        "name": "visits",
        "url": "http://127.0.0.1:8000/api/v1/visits/",
        "description": "Stays of leaders in other countries.",
    }


class IndexSerializer(serializers.Serializer):
    """The resources of the API and its documentation."""

    resources = ResourceSerializer(many=True, help_text="Every list that can be asked.")
    documentation = serializers.URLField(help_text="Pages for people.")
    openapi = serializers.URLField(help_text="The OpenAPI document.")


class IndexView(StrictParameters):
    """What can be asked, and where. `resources` are the names of the router's lists, with their view sets."""

    resources: tuple[tuple[str, type], ...] = ()
    hangs_on = caching.PRODUCT

    @extend_schema(responses=IndexSerializer, operation_id="get_index", tags=["index"])
    def get(self, request: Request) -> Response:
        """What can be asked, and where."""
        return Response(
            {
                "resources": [self.described(name, viewset) for name, viewset in self.resources],
                "documentation": reverse("docs", request=request),
                "openapi": reverse("openapi", kwargs={"extension": "yaml"}, request=request),
            }
        )

    def described(self, name: str, viewset: Any) -> dict[str, str]:
        url = reverse(f"{name}-list", request=self.request)
        return {"name": name, "url": url, "description": viewset.__doc__.split("\n", 1)[0]}
