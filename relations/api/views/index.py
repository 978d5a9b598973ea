"""The index of the API."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from relations.api.http import caching
from relations.api.views.api_view import ApiView


class ResourceSerializer(serializers.Serializer):
    """One resource."""

    name = serializers.CharField(help_text="Its name, as in URLs.")
    url = serializers.URLField(help_text="Its URL.")
    description = serializers.CharField(help_text="What it contains.")

    examples = {
        "name": "visits",
        "url": "http://127.0.0.1:8000/api/v1/visits/",
        "description": "Stays of leaders in other countries.",
    }


class IndexSerializer(serializers.Serializer):
    """The resources of the API and its documentation."""

    resources = ResourceSerializer(many=True, help_text="Every list of the API.")
    documentation = serializers.URLField(help_text="The documentation.")
    openapi = serializers.URLField(help_text="The URL of the OpenAPI document.")


class IndexView(ApiView):
    """The list of resources. `resources` has the names of the lists of the API, with their view sets."""

    resources: tuple[tuple[str, type], ...] = ()
    depends_on = caching.PRODUCT

    @extend_schema(responses=IndexSerializer, operation_id="get_index", tags=["index"])
    def get(self, request: Request) -> Response:
        """List the resources of the API."""
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
