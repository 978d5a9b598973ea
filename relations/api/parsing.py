"""Bodies of requests: JSON that every reader understands alike, of bounded size and depth."""

from typing import Any

import orjson
from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

DEEPEST = 20


class PayloadTooLarge(APIException):
    """A body that is larger than any document: 413."""

    status_code = 413

    def __init__(self, most: int) -> None:
        super().__init__(f"A body has at most {most} bytes here. Send it in parts.")


class JsonParser(BaseParser):
    """JSON in UTF-8."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            found = orjson.loads(bounded(stream))
        except orjson.JSONDecodeError as error:
            raise ParseError(f"The body is no JSON: {error}.") from error
        if is_deep(found, DEEPEST):
            raise ParseError(f"The body is nested deeper than {DEEPEST} levels.")
        return found


class TextParser(BaseParser):
    """UTF-8, left as text: its lines are read where they can be named."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> str:
        try:
            return bounded(stream).decode()
        except UnicodeDecodeError as error:
            raise ParseError("The body is no UTF-8.") from error


class LinesParser(TextParser):
    """NDJSON."""

    media_type = "application/x-ndjson"


class TableParser(TextParser):
    """CSV."""

    media_type = "text/csv"


def bounded(stream: Any) -> bytes:
    """The whole body. Raises PayloadTooLarge."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    body = stream.read(most + 1)
    if len(body) > most:
        raise PayloadTooLarge(most)
    return body


def is_deep(value: Any, levels: int) -> bool:
    """Whether something is nested deeper than so many levels."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return bool(inside) and (levels == 0 or any(is_deep(each, levels - 1) for each in inside))
