"""Content negotiation: the format of a response."""

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


class MomentRenderer(JsonRenderer):
    """The document of a record as of a time. It has other fields than the record."""

    media_type = "application/vnd.entente.moment+json"


class ExportRenderer(BaseRenderer):
    """A format of exports. relations/api/formats/export.py writes it."""

    charset = "utf-8"


class NdjsonRenderer(ExportRenderer):
    """One JSON object on each line."""

    media_type = "application/x-ndjson"
    format = "ndjson"


class CsvRenderer(ExportRenderer):
    """A table (RFC 4180)."""

    media_type = "text/csv"
    format = "csv"
    parameters: ClassVar[dict[str, str]] = {"header": "present"}


EXPORTS = (NdjsonRenderer, CsvRenderer)


class Negotiation(BaseContentNegotiation):
    """Negotiation by `Accept` with its weights, or by `?format=`. An unavailable format is a 406."""

    def select_parser(self, request: Request, parsers: list) -> Any:
        media_type = request.content_type.partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(self, request: Request, renderers: list, format_suffix: str | None = None) -> tuple:
        requested = request.query_params.get("format")
        if requested is None:
            found = preferred(request.headers.get("Accept", ""), renderers)
        else:
            found = [renderer for renderer in renderers if renderer.format == requested]
        if not found:
            raise NotAcceptable(f"Formats here: {', '.join(renderer.format for renderer in renderers)}.")
        return found[0], found[0].media_type


def preferred(accept: str, renderers: Sequence[Any]) -> list[Any]:
    """The accepted formats, the best first: by weight, specificity, and order of `Accept`."""
    ranges = [MediaType(text) for text in accept.split(",") if text.strip()] or [MediaType(ANYTHING)]
    rated = [(renderer, matching_range(ranges, renderer)) for renderer in renderers]
    taken = [(renderer, range_) for renderer, range_ in rated if range_ and range_.quality]

    def rank(found: tuple[Any, MediaType]) -> tuple[float, int, int]:
        return -found[1].quality, -found[1].specificity, ranges.index(found[1])

    return [renderer for renderer, _ in sorted(taken, key=rank)]


def matching_range(ranges: Sequence[MediaType], renderer: Any) -> MediaType | None:
    """The most specific media range that includes a format, whose weight applies (RFC 9110)."""
    lying_in = [each for each in ranges if takes(each, renderer)]
    return max(lying_in, key=lambda each: each.specificity, default=None)


def takes(media_range: MediaType, renderer: Any) -> bool:
    """Whether a media range includes a format, with the parameters of its media type."""
    main, _, sub = renderer.media_type.partition("/")
    parameters = {"charset": "utf-8", **getattr(renderer, "parameters", {})}
    is_same_type = media_range.main_type in (main, "*") and media_range.sub_type in (sub, "*")
    wanted = media_range.range_params.items()
    return is_same_type and all(parameters.get(name) == value.lower() for name, value in wanted)
