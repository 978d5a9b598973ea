"""References to what a record points at, with what is known of where it belongs."""

import re
from dataclasses import dataclass, field

from relations.errors import InvalidReference

_REFERENCE = re.compile(r"([a-z][a-z_-]{0,39})/([^\s/\x00-\x1f\x7f\ud800-\udfff]{1,200})")

Denoted = tuple[str, str]
"""Kind and key."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A record or a piece of reference data, named by kind and key; equal when both are.

    `within`: the places and areas that contain it. `organ_of`: the countries of which it is an organ.
    """

    kind: str
    key: str
    within: frozenset[Denoted] = field(default=frozenset(), compare=False)
    organ_of: frozenset[Denoted] = field(default=frozenset(), compare=False)

    @classmethod
    def parse(cls, text: object) -> "Reference":
        """Read `kind/key`, as in `leader/xi-jinping`; raises InvalidReference."""
        match = _REFERENCE.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            shown = text if isinstance(text, str) else f"a {type(text).__name__}"
            raise InvalidReference(shown, "not a kind and a key", "Write kind/key, such as leader/xi-jinping")
        return cls(match[1], match[2])

    @property
    def denoted(self) -> Denoted:
        """What it points at."""
        return self.kind, self.key

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"
