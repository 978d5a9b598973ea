"""Successful responses in the OpenAPI document: their headers, their media types, and 304."""

from typing import Any

from relations.api.http.negotiation import EXPORTS, CsvRenderer, NdjsonRenderer
from relations.api.openapi.components import TEXT, reference
from relations.api.openapi.explanation import EXPLAIN_PROPERTY, EXPLANATION
from relations.api.openapi.paging import PAGE, page_component

NOT_MODIFIED = "NotModified"
JSON = "application/json"
# Headers of all responses that depend on the state of the data. `info` describes them for all operations:
# each lists only ETag, which clients send back; 304 and 429 list all.
TAG = {
    "ETag": (
        "Strong: it changes with the data, the language, the format, the content coding and the URL.",
        '"3-9f86d081884c7d65"',
    ),
}
STATE = TAG | {
    "Last-Modified": ("When the data last changed.", "Thu, 01 Feb 2024 09:30:00 GMT"),
    "Cache-Control": ("How long the response may be reused without another request.", "public, max-age=60"),
    "Content-Language": ("The language of names that are translated.", "vi"),
}
LIMITS = {
    "RateLimit-Policy": ("How many requests a client may make in how many seconds.", '"reading";q=6000;w=60'),
    "RateLimit": ("How many requests are left, and for how many seconds.", '"reading";r=5999;t=42'),
}
RETRY = {"Retry-After": ("Seconds to wait before the next request.", "42")}
PAGES = {
    "Link": (
        "`next` and `previous`, as in the body.",
        '<http://127.0.0.1:8000/api/v1/visits/?cursor=WyI5ZjQxIixmYWxzZSxbInZpc2l0Il1d~c2lnbmVk>; rel="next"',
    ),
}
TOTAL = {"X-Total-Count": ("The number of rows of an export, with `count=exact`.", "412")}
HEADERS = STATE | LIMITS | RETRY | PAGES | TOTAL
# The components of exports, which are text, by media type.
EXPORT_SCHEMAS = {NdjsonRenderer.media_type: "NdjsonRows", CsvRenderer.media_type: "CsvTable"}
EXPORT_TEXTS = {
    "NdjsonRows": "One row on each line. With `trailer=1` the last line, `complete`, proves that the export "
    "is complete.",
    "CsvTable": "The names of the columns, then one row on each line. Values of a list are joined by `|`.",
}


def headers(*groups: dict[str, tuple[str, str]]) -> dict[str, dict[str, str]]:
    return {name: reference("headers", name) for group in groups for name in group}


def with_exports(content: dict[str, Any]) -> dict[str, Any]:
    """The media types of a list, with a reference for each export."""
    types = {each.media_type for each in EXPORTS}
    return {
        kind: {"schema": reference("schemas", EXPORT_SCHEMAS[kind])} if kind in types else found
        for kind, found in content.items()
    }


def add_responses(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: add headers, responses without body, exports and explanations."""
    # Reading needs no account; operations that need one declare it.
    result["security"] = []
    components = result["components"]
    page = page_component()
    page["properties"] |= EXPLAIN_PROPERTY
    components["headers"] = {
        name: {"description": text, "schema": TEXT | {"examples": [example]}}
        for name, (text, example) in HEADERS.items()
    }
    not_modified = {"description": "Not modified.", "headers": headers(STATE, LIMITS)}
    components["responses"][NOT_MODIFIED] = not_modified
    components["responses"]["too_many_requests"]["headers"] = headers(LIMITS, RETRY)
    components["schemas"] |= EXPLANATION | {PAGE: page}
    components["schemas"] |= {name: TEXT | {"description": text} for name, text in EXPORT_TEXTS.items()}
    return result
