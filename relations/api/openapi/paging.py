"""Pages in the OpenAPI document."""

from relations.api.openapi.components import closed, reference

PAGE = "Page"


def page_schema(rows: dict) -> dict:
    """The schema of a page with rows of one type."""
    results = {"results": {**rows, "description": "The rows."}}
    part = {"type": "object", "required": ["results"], "properties": results}
    return {"allOf": [reference("schemas", PAGE), part]}


def page_component() -> dict:
    """The component with the fields of all pages."""
    link = {"type": ["string", "null"], "format": "uri"}
    example = "http://127.0.0.1:8000/api/v1/visits/?cursor=WyI5ZjQxIixmYWxzZSxbInZpc2l0Il1d~c2lnbmVk"
    count = {"type": ["integer", "null"], "minimum": 0, "examples": [None]}
    properties = {
        "count": {**count, "description": "The number of rows of all pages; null unless `count=exact`."},
        "next": {**link, "description": "The URL of the next page; null on the last.", "examples": [example]},
        "previous": {
            **link,
            "description": "The URL of the previous page; null on the first.",
            "examples": [None],
        },
    }
    return closed("The fields of a page, apart from its rows.", properties)
