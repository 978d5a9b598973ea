"""Bodies of imports, which are text."""

from typing import Any, NamedTuple

from relations.api.http.parsing import LinesParser, TableParser


class TextBody(NamedTuple):
    """A body of text: its schema, and an example."""

    about: str
    example: str

    @property
    def schema(self) -> dict[str, Any]:
        """The schema of JSON Schema."""
        return {"type": "string", "description": self.about, "examples": [self.example]}


IMPORT_BODIES = {
    LinesParser.media_type: TextBody(
        'Documents as exports write them, one `["kind", {…}]` on each line.',
        '["leader",{"id":"an-example","name":"An Example"}]\n',
    ),
    TableParser.media_type: TextBody(
        "Rows of one kind under the names of their fields.",
        "id,name,country\r\nan-example,An Example,CHN\r\n",
    ),
}
