"""The parameters of pages that all lists share: `limit`, `cursor` and `count`."""

import re
from typing import Any

from relations.api.paging import cursor
from relations.api.paging.cursor import Cursor
from relations.api.parameters.parameter import InvalidValue, Parameter, Schema

DEFAULT_LIMIT, MAX_LIMIT = 50, 500
CURSOR_PATTERN = "^[A-Za-z0-9_-]+~[A-Za-z0-9_-]+$"
CURSOR_EXAMPLE = "WyI5ZjQxIixmYWxzZSxbInZpc2l0Il1d~c2lnbmVk"


class LimitParameter(Parameter):
    """A whole number from 1 to `most`."""

    selects_rows = False

    def __init__(self, description: str, *, usual: int, most: int, example: int) -> None:
        super().__init__("limit", description, example=example)
        self.usual, self.most = usual, most

    def default(self, view: Any) -> int:
        return self.usual

    def clean(self, text: str, view: Any) -> int:
        if not re.fullmatch("[0-9]{1,4}", text) or not 1 <= int(text) <= self.most:
            raise InvalidValue("limit_out_of_range", f"limit is a whole number from 1 to {self.most}.")
        return int(text)

    def schema_for(self, view: Any) -> Schema:
        bounds = {"minimum": 1, "maximum": self.most, "default": self.usual}
        return {"type": "integer", **bounds, "examples": [self.example]}


class CursorParameter(Parameter):
    """The start of a page; its value is a Cursor."""

    schema = {"type": "string", "pattern": CURSOR_PATTERN}
    selects_rows = False

    def clean(self, text: str, view: Any) -> Cursor:
        return cursor.read(text, view)


class CountParameter(Parameter):
    """Whether to count the rows of all pages."""

    schema = {"type": "string", "enum": ["exact"]}
    selects_rows = False

    def clean(self, text: str, view: Any) -> bool:
        if text != "exact":
            raise InvalidValue("invalid_value", "count can only be exact. Leave it out for none.")
        return True


LIMIT = LimitParameter(
    "The maximum number of rows on a page.", usual=DEFAULT_LIMIT, most=MAX_LIMIT, example=20
)
CURSOR = CursorParameter(
    cursor.PARAMETER,
    "The start of the page, copied from `next` or `previous`, with the same filters and ordering.",
    example=CURSOR_EXAMPLE,
)
COUNT = CountParameter("count", "`exact` sets `count` to the number of rows of all pages.", example="exact")
