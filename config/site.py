"""What a site does beside its pages: files that are served as they are, and addresses without their slash."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware
from whitenoise.middleware import WhiteNoiseMiddleware


class FilesMiddleware(WhiteNoiseMiddleware):
    """WhiteNoise, and the site that `make docs` built before the start."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        if settings.DOCS_DIR.is_dir():
            self.add_files(str(settings.DOCS_DIR), prefix="docs/")


class SlashMiddleware(CommonMiddleware):
    """Django's, leading to the address with a slash by 308: after 301 clients forget method and body."""

    response_redirect_class = partial(HttpResponsePermanentRedirect, preserve_request=True)
