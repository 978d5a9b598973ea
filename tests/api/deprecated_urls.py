"""The URLs of the product, and some that are deprecated."""

from datetime import date

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as real
from relations.api.http.deprecation import Deprecation
from relations.api.views.api_view import ApiView
from relations.api.views.index import ResourceSerializer
from relations.api.views.topic import TopicViewSet

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

DEPRECATED = Deprecation(
    since=date(2026, 1, 1), sunset=date(2027, 1, 1), instead="Use /api/v1/topics/ instead."
)


class DeprecatedView(ApiView):
    deprecations = {"get": DEPRECATED}

    @extend_schema(responses=ResourceSerializer, operation_id="get_deprecated", tags=["deprecated"])
    def get(self, _request):
        """A deprecated view."""
        return Response(
            {"name": "deprecated", "url": "http://testserver/", "description": "It is deprecated."}
        )


class DeprecatedListView(TopicViewSet):
    """Topics with a deprecated list, whose details are not deprecated."""

    deprecations = {"list": DEPRECATED}


urlpatterns = [
    *real,
    path("api/v1/deprecated/", DeprecatedView.as_view()),
    path("api/v1/deprecated-topics/", DeprecatedListView.as_view({"get": "list"})),
    path("api/v1/topics/<str:id>/deprecated/", DeprecatedListView.as_view({"get": "retrieve"})),
]
