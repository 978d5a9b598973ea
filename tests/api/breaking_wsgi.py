"""The product with an additional URL whose stream breaks."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import StreamingHttpResponse
from django.urls import include, path

settings.ROOT_URLCONF = "tests.api.breaking_wsgi"
application = get_wsgi_application()


def lines(is_broken):
    yield b'{"id": "the-first"}\n'
    if is_broken:
        raise ConnectionError("The database is unavailable.")
    yield b'{"complete": true}\n'


def stream(request):
    return StreamingHttpResponse(lines("broken" in request.GET), content_type="application/x-ndjson")


urlpatterns = [path("api/v1/stream/", stream), path("", include("config.urls"))]
