"""Replacing a reference in a document with another."""

from dataclasses import dataclass
from typing import Any

from relations.documents import claim as claims
from relations.documents.declaration import parts
from relations.documents.document import Document
from relations.documents.parts.part import Part
from relations.documents.parts.reference import KeyPart, KeysPart, OneOfPart, PairPart
from relations.documents.parts.rows import RowsPart


@dataclass(frozen=True)
class Renaming:
    """Replaces each reference to the record `old` with one to `new`, of the same kind."""

    noun: str
    old: str
    new: str

    def apply_to(self, document: Document) -> dict[str, Any]:
        """The data of the document with the references replaced, without duplicate rows."""
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
        """The value of one field after the replacement."""
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
        """A bare key after the replacement."""
        return self.new if key == self.old else key

    def in_reference(self, value: str) -> str:
        """A `kind/key` after the replacement."""
        return f"{self.noun}/{self.new}" if value == f"{self.noun}/{self.old}" else value

    def in_row(self, part: RowsPart, row: Any) -> Any:
        """One row of a child table after the replacement."""
        values = part.values_of(row)
        changed = {
            each.name: self.in_part(each, values[each.name]) for each in part.parts if each.name in values
        }
        return changed[part.parts[0].name] if part.is_plain else changed

    def in_claim(self, document: Document, fact: str, claim: dict[str, Any]) -> dict[str, Any]:
        """One claim after the replacement in its source and its value."""
        at, mark, number = claim["at"].partition("#")
        changed = dict(claim)
        if self.noun == "source":
            changed["at"] = f"{self.in_key(at)}{mark}{number}"
        if len(list(claims.reference_keys(document.model, fact, claim))) > 1:
            changed["value"] = self.in_reference(claim["value"])
        return changed
