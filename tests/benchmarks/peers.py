"""Servers to compare with: stock Django REST Framework over plain rows, and the same bytes from memory.

`stock` serves the tables `plain_visit` and `plain_figure`, which speed.py fills from those of the product: no
evidence, no names, no claims. `static` answers everything with the file in STATIC_BODY.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from config.services import database

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": database(urlsplit(os.environ["DATABASE_URL"]), base=Path.cwd())},
        INSTALLED_APPS=["django.contrib.contenttypes", "rest_framework"],
        REST_FRAMEWORK={
            "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
            "DEFAULT_AUTHENTICATION_CLASSES": [],
            "UNAUTHENTICATED_USER": None,
        },
        MIDDLEWARE=[],
        ROOT_URLCONF=__name__,
        SECRET_KEY="for a benchmark",
        USE_TZ=True,
    )

from django.core.wsgi import get_wsgi_application

stock = get_wsgi_application()

from django.db import models  # noqa: E402
from django.db.models import Max  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework import generics, pagination, serializers, views  # noqa: E402
from rest_framework.response import Response  # noqa: E402


class PlainVisit(models.Model):
    slug = models.CharField(max_length=160)
    guest = models.CharField(max_length=3)
    host = models.CharField(max_length=3)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    occasion = models.CharField(max_length=300)
    period = models.CharField(max_length=60)
    starts = models.DateField()

    class Meta:
        app_label = "contenttypes"
        managed = False
        db_table = "plain_visit"

    def __str__(self):
        return self.slug


class PlainFigure(models.Model):
    slug = models.CharField(max_length=160)
    exporter = models.CharField(max_length=3)
    importer = models.CharField(max_length=3)
    flow = models.CharField(max_length=20)
    amount = models.DecimalField(max_digits=30, decimal_places=2)
    unit = models.CharField(max_length=20)
    year = models.IntegerField()

    class Meta:
        app_label = "contenttypes"
        managed = False
        db_table = "plain_figure"

    def __str__(self):
        return self.slug


class VisitSerializer(serializers.ModelSerializer):
    class Meta:
        model = PlainVisit
        fields = "__all__"


class FigureSerializer(serializers.ModelSerializer):
    class Meta:
        model = PlainFigure
        fields = "__all__"


class Pages(pagination.CursorPagination):
    page_size = 100
    ordering = ("-starts", "slug")


class Visits(generics.ListAPIView):
    serializer_class = VisitSerializer
    pagination_class = Pages

    def get_queryset(self):
        return PlainVisit.objects.filter(host=self.request.query_params["host"])


class Visit(generics.RetrieveAPIView):
    serializer_class = VisitSerializer
    queryset = PlainVisit.objects.all()
    lookup_field = "slug"


def figures(request):
    query = request.query_params
    return PlainFigure.objects.filter(exporter=query["exporter"], importer=query["importer"])


class Series(views.APIView):
    def get(self, request):
        return Response(FigureSerializer(figures(request).order_by("year", "slug"), many=True).data)


class Largest(views.APIView):
    def get(self, request):
        return Response(figures(request).values("year", "unit").annotate(max=Max("amount")).order_by("year"))


urlpatterns = [
    path("visits/", Visits.as_view()),
    path("visits/<slug:slug>/", Visit.as_view()),
    path("series/", Series.as_view()),
    path("largest/", Largest.as_view()),
]

BODY = Path(os.environ["STATIC_BODY"]).read_bytes() if "STATIC_BODY" in os.environ else b""


def static(environ, start_response):
    """The same bytes for every request."""
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))])
    return [BODY]
