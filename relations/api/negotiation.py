"""In which format an answer goes out."""

from collections.abc import Sequence
from typing import Any, ClassVar

import orjson
from django.http.request import MediaType
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

ANYTHING = "*/*"


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
    parameters: ClassVar[dict[str, str]] = {"header": "present"}


EXPORTS = (NdjsonRenderer, CsvRenderer)


class Negotiation(BaseContentNegotiation):
    """By `Accept` with its weights, or by `?format=`; a format that is not there is 406."""

    def select_parser(self, request: Request, parsers: list) -> Any:
        media_type = request.content_type.partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(self, request: Request, renderers: list, format_suffix: str | None = None) -> tuple:
        asked = request.query_params.get("format")
        if asked is None:
            found = preferred(request.headers.get("Accept", ""), renderers)
        else:
            found = [renderer for renderer in renderers if renderer.format == asked]
        if not found:
            raise NotAcceptable(f"Formats here: {', '.join(renderer.format for renderer in renderers)}.")
        return found[0], found[0].media_type


def preferred(accept: str, renderers: Sequence[Any]) -> list[Any]:
    """The formats that `Accept` takes, the best first: by weight, closeness, and its own order."""
    ranges = [MediaType(text) for text in accept.split(",") if text.strip()] or [MediaType(ANYTHING)]
    rated = [(renderer, named_by(ranges, renderer)) for renderer in renderers]
    taken = [(renderer, range_) for renderer, range_ in rated if range_ and range_.quality]

    def rank(found: tuple[Any, MediaType]) -> tuple[float, int, int]:
        return -found[1].quality, -found[1].specificity, ranges.index(found[1])

    return [renderer for renderer, _ in sorted(taken, key=rank)]


def named_by(ranges: Sequence[MediaType], renderer: Any) -> MediaType | None:
    """The closest of the ranges in which a format lies: its weight counts, as RFC 9110 says."""
    lying_in = [each for each in ranges if takes(each, renderer)]
    return max(lying_in, key=lambda each: each.specificity, default=None)


def takes(asked: MediaType, renderer: Any) -> bool:
    """Whether a format lies in a range, which may say of it what our answers say of themselves."""
    main, _, sub = renderer.media_type.partition("/")
    said = {"charset": "utf-8", **getattr(renderer, "parameters", {})}
    is_same_type = asked.main_type in (main, "*") and asked.sub_type in (sub, "*")
    return is_same_type and all(said.get(name) == value.lower() for name, value in asked.range_params.items())
