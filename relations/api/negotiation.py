"""In which format an answer goes out."""

from typing import Any

import orjson
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class JsonRenderer(BaseRenderer):
    """JSON in UTF-8."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else orjson.dumps(data, default=str)


class ExportRenderer(BaseRenderer):
    """A format of whole lists, row by row. It is only named here: relations/api/export.py writes it."""

    charset = "utf-8"


class NdjsonRenderer(ExportRenderer):
    """One JSON object a line."""

    media_type = "application/x-ndjson"
    format = "ndjson"


class CsvRenderer(ExportRenderer):
    """A table (RFC 4180)."""

    media_type = "text/csv"
    format = "csv"


EXPORTS = (NdjsonRenderer, CsvRenderer)


class Negotiation(BaseContentNegotiation):
    """By `Accept` with its weights, or by `?format=`; a format that is not there is 406."""

    def select_parser(self, request: Request, parsers: list) -> Any:
        media_type = request.content_type.partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(self, request: Request, renderers: list, format_suffix: str | None = None) -> tuple:
        asked = request.query_params.get("format")
        if asked is None:
            types = [renderer.media_type for renderer in renderers]
            preferred = request._request.get_preferred_type(types)
            found = [renderer for renderer in renderers if renderer.media_type == preferred]
        else:
            found = [renderer for renderer in renderers if renderer.format == asked]
        if not found:
            raise NotAcceptable(f"Formats here: {', '.join(renderer.format for renderer in renderers)}.")
        return found[0], found[0].media_type
