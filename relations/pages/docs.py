"""The reference of the API: Swagger UI, served from this site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def docs(request: HttpRequest, document: str) -> HttpResponse:
    """The page with Swagger UI, which shows the OpenAPI document of this name."""
    return render(request, "pages/docs.html", {"document": document})
