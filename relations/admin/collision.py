"""Two people in the same form: before, theirs and mine, field by field, and what the second one chooses."""

from dataclasses import dataclass
from typing import Any

from django.core import signing

from relations.admin.inputs import titled
from relations.models import Documented
from relations.queries.difference_reading import values_of

Data = dict[str, Any]
THEIRS, MINE = "theirs", "mine"
SALT = "relations.collision"
SENT = "collision"


@dataclass(frozen=True)
class Choice:
    """One field that is not the same in both: before, theirs and mine in words, and what is preselected."""

    name: str
    before: list[str]
    theirs: list[str]
    mine: list[str]
    chosen: str

    @property
    def title(self) -> str:
        """Its name in words."""
        return titled(self.name)


@dataclass(frozen=True)
class Collision:
    """What a form was opened with, what somebody else saved since (`revision`), and what was typed."""

    before: Data
    theirs: Data
    mine: Data
    revision: int

    def choices(self, model: type[Documented], chosen: Data) -> list[Choice]:
        """The fields that are not the same, each with what is chosen, or what only one of the two changed."""
        sides = (self.before, self.theirs, self.mine)
        return [
            Choice(
                name,
                *([shown.text for shown in values_of(model, name, side.get(name))] for side in sides),
                chosen=self.side(name, chosen),
            )
            for name in self.names
        ]

    def side(self, name: str, chosen: Data) -> str:
        """The side of a field that is chosen; else that which changed it, if it is one."""
        return chosen.get(f"choose-{name}") or self.preselected(name)

    @property
    def names(self) -> list[str]:
        """The fields that are not the same, in their order."""
        both = dict.fromkeys((*self.mine, *self.theirs))
        return [name for name in both if self.mine.get(name) != self.theirs.get(name)]

    def preselected(self, name: str) -> str:
        """The side that changed it, if it is one."""
        before = self.before.get(name)
        if self.mine.get(name) == before:
            return THEIRS
        return MINE if self.theirs.get(name) == before else ""

    def changes(self, chosen: Data) -> Data:
        """What is mine of what was chosen: the change to theirs."""
        return {name: self.mine.get(name) for name in self.names if self.side(name, chosen) == MINE}

    def undecided(self, chosen: Data) -> list[str]:
        """The fields that both changed and of which no side was chosen."""
        return [titled(name) for name in self.names if self.side(name, chosen) not in (THEIRS, MINE)]

    def sealed(self) -> str:
        """It as text that travels through the page of somebody and comes back unchanged."""
        sides = [self.before, self.theirs, self.mine, self.revision]
        return signing.dumps(sides, salt=SALT, compress=True)


def unsealed(text: str) -> Collision | None:
    """The collision that a page brought back; None for anything else."""
    try:
        before, theirs, mine, revision = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    return Collision(before, theirs, mine, revision)
