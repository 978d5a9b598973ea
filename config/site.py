"""The files that are served as they are: of packages, of the root, of the documentation once it is built."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware


class FilesMiddleware(WhiteNoiseMiddleware):
    """WhiteNoise, and the site that `make docs` built before the start."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        if settings.DOCS_DIR.is_dir():
            self.add_files(str(settings.DOCS_DIR), prefix="docs/")
