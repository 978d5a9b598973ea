"""The OpenAPI document itself."""

from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer

RENDERERS = {renderer.format: renderer for renderer in (OpenApiJsonRenderer, OpenApiYamlRenderer)}


@require_safe
def openapi(request: HttpRequest, extension: str) -> HttpResponse:
    """The document, as JSON or YAML."""
    if extension not in RENDERERS:
        raise Http404
    return HttpResponse(document(extension), content_type=RENDERERS[extension].media_type)


@cache
def document(extension: str) -> bytes:
    """Worked out once in each process: it changes only with the code."""
    return RENDERERS[extension]().render(SchemaGenerator().get_schema(request=None, public=True))
