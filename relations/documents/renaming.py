"""The same document with one reference put in the place of another."""

from dataclasses import dataclass
from typing import Any

from relations.documents import claim as claims
from relations.documents.declaration import parts
from relations.documents.document import Document
from relations.documents.part import Part
from relations.documents.reference import KeyPart, KeysPart, OneOfPart, PairPart
from relations.documents.rows import RowsPart


@dataclass(frozen=True)
class Renaming:
    """Everything that led to `old` leads to `new`, a record of the same kind."""

    noun: str
    old: str
    new: str

    def applied(self, document: Document) -> dict[str, Any]:
        """The data of the document after it, in fields and in claims; rows that become equal stand once."""
        data = dict(document.data)
        for part in parts(document.model):
            if part.name in data:
                data[part.name] = self.in_part(part, data[part.name])
        if "claims" in data:
            data["claims"] = {
                fact: [self.in_claim(document, fact, claim) for claim in listed]
                for fact, listed in data["claims"].items()
            }
        return data

    def in_part(self, part: Part, value: Any) -> Any:
        """The value of one field."""
        if isinstance(part, OneOfPart):
            return self.in_reference(value)
        if isinstance(part, RowsPart):
            rows = [self.in_row(part, row) for row in value]
            return [row for number, row in enumerate(rows) if row not in rows[:number] or part.is_ordered]
        if getattr(part, "noun", None) != self.noun:
            return value
        if isinstance(part, KeysPart | PairPart):
            return sorted({self.in_key(key) for key in value})
        return self.in_key(value) if isinstance(part, KeyPart) else value

    def in_key(self, key: str) -> str:
        """A bare key."""
        return self.new if key == self.old else key

    def in_reference(self, value: str) -> str:
        """A `kind/key`."""
        return f"{self.noun}/{self.new}" if value == f"{self.noun}/{self.old}" else value

    def in_row(self, part: RowsPart, row: Any) -> Any:
        """One row of a child table."""
        values = part.values_of(row)
        changed = {
            each.name: self.in_part(each, values[each.name]) for each in part.parts if each.name in values
        }
        return changed[part.parts[0].name] if part.is_plain else changed

    def in_claim(self, document: Document, fact: str, claim: dict[str, Any]) -> dict[str, Any]:
        """One claim: the source that makes it, and what its value leads to."""
        at, mark, number = claim["at"].partition("#")
        changed = dict(claim)
        if self.noun == "source":
            changed["at"] = f"{self.in_key(at)}{mark}{number}"
        if len(list(claims.named(document.model, fact, claim))) > 1:
            changed["value"] = self.in_reference(claim["value"])
        return changed
