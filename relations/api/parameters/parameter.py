"""One query parameter: how its value is read, described and explained."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from drf_spectacular.utils import OpenApiParameter

from relations.values.search import Search

Schema = dict[str, Any]


class InvalidValue(ValueError):
    """An invalid value of a parameter. `errors` has pairs of a code and a message."""

    def __init__(self, code: str, detail: str, *others: tuple[str, str]) -> None:
        super().__init__(detail)
        self.errors = [(code, detail), *others]


class Parameter:
    """One query parameter of an operation.

    It reads its value, describes itself in the OpenAPI document and in OPTIONS, and explains its value in
    `explain=1`. All methods take the view, which has the request and the declarations of its class.
    """

    # Whether it takes several values, by repetition, and by commas if `splits` is set.
    repeats = False
    splits = True
    required = False
    is_filter = False
    # Whether generated clients repeat it or join its values by commas.
    explode = True
    # The parameters that it cannot be combined with.
    excludes: tuple[str, ...] = ()
    # Whether its value selects or orders rows, so that cursors depend on it.
    selects_rows = True
    schema: Schema = {"type": "string"}

    def __init__(self, name: str, description: str, *, example: Any = None) -> None:
        self.name, self.description, self.example = name, description, example

    def read(self, view: Any) -> Any:
        """The value of the parameter in the request of a view. Raises InvalidValue."""
        texts = view.request.query_params.getlist(self.name)
        if not texts:
            return self.default(view)
        if self.repeats:
            return self.clean_all(self.split(texts), view)
        if len(texts) > 1:
            detail = f"{self.name} takes one value, and was given {len(texts)}."
            raise InvalidValue("repeated_parameter", detail)
        return self.clean(texts[0], view)

    def fits(self, renderer: Any) -> bool:
        """Whether it applies to the format of the response."""
        return True

    def default(self, view: Any) -> Any:
        """The value if the request has none."""
        return None

    def split(self, texts: list[str]) -> list[str]:
        return [word for text in texts for word in text.split(",")] if self.splits else texts

    def clean(self, text: str, view: Any) -> Any:
        """The value of a text. Raises InvalidValue."""
        return text

    def clean_all(self, texts: list[str], view: Any) -> Any:
        """The value of several texts. Raises InvalidValue."""
        return [self.clean(text, view) for text in texts]

    def check(self, value: Any, view: Any) -> None:
        """Check the value against those of other parameters, which have been read. Raises InvalidValue."""

    def openapi(self, view: Any) -> OpenApiParameter:
        """The description of the parameter in the OpenAPI document."""
        schema = self.schema_for(view)
        return OpenApiParameter(
            self.name,
            schema,
            description=self.described(view),
            required=self.required,
            **({} if self.explode else {"explode": False}),
        )

    def schema_for(self, view: Any) -> Schema:
        return self.schema if self.example is None else self.schema | {"examples": [self.example]}

    def described(self, view: Any) -> str:
        return self.description

    def options(self, view: Any) -> dict[str, Any]:
        """The entry of the parameter in the response to OPTIONS."""
        schema = self.schema_for(view)
        item = schema.get("items", schema)
        # The last of several formats is the most exact: date-time after date.
        item = item.get("anyOf", [{}])[-1] | item
        return {
            "name": self.name,
            "description": self.described(view),
            "required": self.required,
            "repeats": self.repeats,
            "type": item.get("type"),
            "format": item.get("format"),
            "choices": item.get("enum"),
            "default": schema.get("default"),
            "examples": schema.get("examples", []),
        }

    def explain(self, value: Any) -> list[str]:
        """The value as it was interpreted."""
        return list(words(value))


def words(value: Any) -> Iterator[str]:
    """A value as text: identifiers with their kinds, first and last days, words folded."""
    if isinstance(value, list):
        for each in value:
            yield from words(each)
    elif isinstance(value, tuple):
        yield "/".join(str(part) for part in value)
    elif isinstance(value, Search):
        yield from value.words
    elif isinstance(value, datetime):
        yield value.isoformat()
    else:
        yield str(value).lower() if isinstance(value, bool) else str(value)
