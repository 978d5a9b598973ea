"""Pages in the OpenAPI document."""

from typing import Any

from relations.api import ordering

DEFAULT_LIMIT, MAX_LIMIT = 50, 500
CURSOR = "^[A-Za-z0-9_-]+~[A-Za-z0-9_-]+$"


def paging_parameters(view: Any) -> list[dict]:
    """The parameters of paging, with the orderings of one view."""
    return [*page_parameters(), parameter("ordering", *ordering_described(view))]


def page_parameters() -> list[dict]:
    """The parameters of paging that are the same everywhere."""
    where = "Where a page starts: copied from `next` or `previous`, for the same filters and ordering."
    exact = {"type": "string", "enum": ["exact"], "examples": ["exact"]}
    return [
        limit_parameter(),
        parameter(
            "cursor",
            where,
            {"type": "string", "pattern": CURSOR, "examples": ["WyI5ZjQxIixmYWxzZSxbInZpc2l0Il1d~c2lnbmVk"]},
        ),
        parameter("count", "`exact` fills `count` with the number of rows of all pages.", exact),
    ]


def limit_parameter() -> dict:
    """How long a page is."""
    limits = {
        "type": "integer",
        "minimum": 1,
        "maximum": MAX_LIMIT,
        "default": DEFAULT_LIMIT,
        "examples": [20],
    }
    return parameter("limit", "How many rows a page has at most.", limits)


def ordering_described(view: Any) -> tuple[str, dict]:
    names = ordering.offered(view)
    plain = "|".join(name for name in names if not name.startswith("-"))
    described = f"One of {', '.join(names)}; `-` reverses; `,id` or `,-id` breaks ties. Nulls come last."
    pattern = f"^-?({plain})(,-?id)?$"
    return described, {
        "type": "string",
        "pattern": pattern,
        "default": view.default_ordering,
        "examples": [names[-1]],
    }


def page_schema(rows: dict) -> dict:
    """The body of one page."""
    link = {"type": ["string", "null"], "format": "uri"}
    example = "http://127.0.0.1:8000/api/v1/visits/?cursor=WyI5ZjQxIixmYWxzZSxbInZpc2l0Il1d~c2lnbmVk"
    count = {"type": ["integer", "null"], "minimum": 0, "examples": [None]}
    properties = {
        "count": {**count, "description": "Rows of all pages; null unless `count=exact`."},
        "next": {**link, "description": "The next page; null on the last.", "examples": [example]},
        "previous": {**link, "description": "The page before; null on the first.", "examples": [None]},
        "results": {**rows, "description": "The rows of this page."},
    }
    return {
        "type": "object",
        "description": "One page.",
        "required": list(properties),
        "properties": properties,
    }


def parameter(name: str, description: str, schema: dict) -> dict:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}
