"""The addresses of the product, and one that will go."""

from datetime import date

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as real
from relations.api.deprecation import Deprecation
from relations.api.parameters import StrictParameters
from relations.api.views.index import ResourceSerializer
from relations.api.views.topic import TopicViewSet

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

GOING = Deprecation(since=date(2026, 1, 1), sunset=date(2027, 1, 1), instead="Ask /api/v1/topics/ instead.")


class GoingView(StrictParameters):
    deprecations = {"get": GOING}

    @extend_schema(responses=ResourceSerializer, operation_id="get_going", tags=["going"])
    def get(self, _request):
        """Something that will go."""
        return Response({"name": "going", "url": "http://testserver/", "description": "It will go."})


class GoingListView(TopicViewSet):
    """Topics, whose list will go and whose details stay."""

    deprecations = {"list": GOING}


urlpatterns = [
    *real,
    path("api/v1/going/", GoingView.as_view()),
    path("api/v1/going-topics/", GoingListView.as_view({"get": "list"})),
    path("api/v1/going-topics/<str:id>/", GoingListView.as_view({"get": "retrieve"})),
]
