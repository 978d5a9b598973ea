"""The OpenAPI document itself."""

import hashlib
from functools import cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer

from relations.api.compression import coding

RENDERERS = {renderer.format: renderer for renderer in (OpenApiJsonRenderer, OpenApiYamlRenderer)}


def tag(request: HttpRequest, extension: str) -> str | None:
    """Which document it is, and in which coding; nothing for one that is not there."""
    return f'"{digest(extension)}-{coding(request)}"' if extension in RENDERERS else None


@require_safe
@cache_control(public=True, max_age=settings.CACHE_SECONDS)
@etag(tag)
def openapi(request: HttpRequest, extension: str) -> HttpResponse:
    """The document, as JSON or YAML."""
    if extension not in RENDERERS:
        raise Http404
    return HttpResponse(document(extension), content_type=RENDERERS[extension].media_type)


@cache
def document(extension: str) -> bytes:
    """Worked out once in each process: it changes only with the code."""
    return RENDERERS[extension]().render(SchemaGenerator().get_schema(request=None, public=True))


@cache
def digest(extension: str) -> str:
    """What tells this document from that of another release."""
    return hashlib.sha256(document(extension)).hexdigest()[:32]
