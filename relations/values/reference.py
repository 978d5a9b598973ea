"""References to records and reference data, with the places and countries that they belong to."""

import re
from dataclasses import dataclass, field

from relations.errors import InvalidReference

_REFERENCE = re.compile(r"([a-z][a-z_-]{0,39})/([^\s/\x00-\x1f\x7f\ud800-\udfff]{1,200})")

Denoted = tuple[str, str]
"""A kind and a key."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a record or a piece of reference data, by kind and key.

    `within`: the places and areas that contain it. `organ_of`: the countries whose organ it is.
    Neither counts for equality.
    """

    kind: str
    key: str
    within: frozenset[Denoted] = field(default=frozenset(), compare=False)
    organ_of: frozenset[Denoted] = field(default=frozenset(), compare=False)

    @classmethod
    def parse(cls, text: object) -> "Reference":
        """The reference in `kind/key`, as in `leader/xi-jinping`. Raises InvalidReference."""
        match = _REFERENCE.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            printable = text if isinstance(text, str) else f"a {type(text).__name__}"
            raise InvalidReference(
                printable, "not a kind and a key", "Write kind/key, such as leader/xi-jinping"
            )
        return cls(match[1], match[2])

    @property
    def denoted(self) -> Denoted:
        """The kind and the key."""
        return self.kind, self.key

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"
