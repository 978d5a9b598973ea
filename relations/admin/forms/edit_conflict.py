"""An edit conflict: two people changed the same record, and the second one chooses field by field."""

from dataclasses import dataclass
from typing import Any

from django.core import signing

from relations.documents.descriptions import field_title
from relations.models import Documented
from relations.queries.comparison.difference_reading import values_of

Data = dict[str, Any]
THEIRS, MINE = "theirs", "mine"
SALT = "relations.edit_conflict"
EDIT_CONFLICT_FIELD = "edit_conflict"


@dataclass(frozen=True)
class Choice:
    """A field with different values, as text: before, theirs and mine, and which of them is preselected."""

    name: str
    before: list[str]
    theirs: list[str]
    mine: list[str]
    chosen: str

    @property
    def title(self) -> str:
        """The name of the field as a label."""
        return field_title(self.name)


@dataclass(frozen=True)
class EditConflict:
    """The document that a form was opened with, the one saved since (`revision`), and the one submitted."""

    before: Data
    theirs: Data
    mine: Data
    revision: int

    def choices(self, model: type[Documented], posted: Data) -> list[Choice]:
        """The fields that differ, each with the value that is chosen or preselected."""
        versions = (self.before, self.theirs, self.mine)
        return [
            Choice(
                name,
                *(
                    [value.text for value in values_of(model, name, version.get(name))]
                    for version in versions
                ),
                chosen=self.chosen_side(name, posted),
            )
            for name in self.names
        ]

    def chosen_side(self, name: str, posted: Data) -> str:
        """Whose value of a field is chosen, or preselected."""
        return posted.get(f"choose-{name}") or self.preselected(name)

    @property
    def names(self) -> list[str]:
        """The fields that differ, in the order of the document."""
        both = dict.fromkeys((*self.mine, *self.theirs))
        return [name for name in both if self.mine.get(name) != self.theirs.get(name)]

    def preselected(self, name: str) -> str:
        """The only one of the two who changed a field; empty if both did."""
        before = self.before.get(name)
        if self.mine.get(name) == before:
            return THEIRS
        return MINE if self.theirs.get(name) == before else ""

    def changes(self, posted: Data) -> Data:
        """The fields where mine is chosen, with their values."""
        return {name: self.mine.get(name) for name in self.names if self.chosen_side(name, posted) == MINE}

    def undecided(self, posted: Data) -> list[str]:
        """The labels of fields that both changed and that have no choice."""
        return [
            field_title(name) for name in self.names if self.chosen_side(name, posted) not in (THEIRS, MINE)
        ]

    def signed(self) -> str:
        """The conflict as signed text, for a hidden input of the page."""
        versions = [self.before, self.theirs, self.mine, self.revision]
        return signing.dumps(versions, salt=SALT, compress=True)


def read_signed(text: str) -> EditConflict | None:
    """The edit conflict in the hidden input; None if the text was changed."""
    try:
        before, theirs, mine, revision = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        return None
    return EditConflict(before, theirs, mine, revision)
