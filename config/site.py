"""Static files, and redirects of URLs without their final slash."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware
from whitenoise.middleware import WhiteNoiseMiddleware


class FilesMiddleware(WhiteNoiseMiddleware):
    """WhiteNoise, with the documentation that `make docs` built."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        if settings.DOCS_DIR.is_dir():
            self.add_files(str(settings.DOCS_DIR), prefix="docs/")


class SlashMiddleware(CommonMiddleware):
    """Django's middleware with 308 instead of 301, after which clients drop method and body."""

    response_redirect_class = partial(HttpResponsePermanentRedirect, preserve_request=True)
