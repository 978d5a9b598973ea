"""The OpenAPI documents."""

import hashlib
from functools import cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer

from relations.api.http.compression import coding
from relations.api.openapi.generators import GENERATORS

RENDERERS = {renderer.format: renderer for renderer in (OpenApiJsonRenderer, OpenApiYamlRenderer)}


def tag(request: HttpRequest, name: str, extension: str) -> str | None:
    """The ETag of a document in a coding; None if it does not exist."""
    return f'"{digest(name, extension)}-{coding(request)}"' if extension in RENDERERS else None


@require_safe
@cache_control(public=True, max_age=settings.CACHE_SECONDS)
@etag(tag)
def openapi(request: HttpRequest, name: str, extension: str) -> HttpResponse:
    """A document, as JSON or YAML."""
    if extension not in RENDERERS:
        raise Http404
    return HttpResponse(document(name, extension), content_type=RENDERERS[extension].media_type)


@cache
def document(name: str, extension: str) -> bytes:
    """A document, computed once in each process because it changes only with the code."""
    return RENDERERS[extension]().render(GENERATORS[name]().get_schema())


@cache
def digest(name: str, extension: str) -> str:
    """The digest of a document."""
    return hashlib.sha256(document(name, extension)).hexdigest()[:32]
