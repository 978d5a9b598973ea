"""Request bodies: strict JSON with a maximum size and depth."""

from typing import Any

import orjson
from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

from relations.api.http.body_limits import body_limit

DEEPEST = 20


class PayloadTooLarge(APIException):
    """The body is larger than any document: 413."""

    status_code = 413

    def __init__(self, most: int) -> None:
        super().__init__(f"A body has at most {most} bytes here.")


class JsonParser(BaseParser):
    """JSON in UTF-8."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            found = orjson.loads(bounded(stream, parser_context))
        except orjson.JSONDecodeError as error:
            raise ParseError(f"The body is not valid JSON: {error}.") from error
        if is_deep(found, DEEPEST):
            raise ParseError(f"The body is nested deeper than {DEEPEST} levels.")
        return found


class TextParser(BaseParser):
    """UTF-8 text. Its lines are parsed later, where errors can name them."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> str:
        try:
            return bounded(stream, parser_context).decode()
        except UnicodeDecodeError as error:
            raise ParseError("The body is not valid UTF-8.") from error


class LinesParser(TextParser):
    """NDJSON."""

    media_type = "application/x-ndjson"


class TableParser(TextParser):
    """CSV."""

    media_type = "text/csv"


def bounded(stream: Any, parser_context: Any) -> bytes:
    """The complete body. Raises PayloadTooLarge, also if the server in front has no such limits."""
    request = parser_context["request"]
    most = min(body_limit(request.method, request.path), settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    body = stream.read(most + 1)
    if len(body) > most:
        raise PayloadTooLarge(most)
    return body


def is_deep(value: Any, levels: int) -> bool:
    """Whether a value is nested deeper than a number of levels."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return bool(inside) and (levels == 0 or any(is_deep(each, levels - 1) for each in inside))
