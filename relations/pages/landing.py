"""The home page of the site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """The home page; it links to the documentation only if that is built."""
    return render(request, "pages/landing.html", {"has_docs": settings.DOCS_DIR.is_dir()})
