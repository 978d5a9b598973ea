"""Faults of a document, collected on the way instead of raised one by one."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from relations.documents.place import inside
from relations.errors import InvalidDocument


def unless_missing(value: Any, code: str) -> str:
    """The code of a value that is wrong, or of one that must be there and is not."""
    return "missing_field" if value is None else code


def on_line(fault: InvalidDocument, line: int) -> InvalidDocument:
    """The fault of an import with its line: `host` on the second one stands at `2.host`."""
    fault.where = f"{line}.{fault.where}".rstrip(".")
    fault.sentence = f"Line {line}: {fault.sentence}"
    fault.args = (fault.sentence,)
    return fault


@dataclass
class Faults:
    """Where we are in a document, and what was found wrong so far."""

    found: list[InvalidDocument] = field(default_factory=list)

    def add(self, code: str, where: str, value: Any, rule: str, cure: str) -> None:
        """Note one fault; the reader goes on, so that all of them are told together."""
        self.found.append(InvalidDocument(code, where, value, rule, cure))

    def text(self, value: Any, where: str) -> str | None:
        """The value as text that says something, or None with a fault noted."""
        if not isinstance(value, str):
            self.add("wrong_type", where, value, "must be text", "Write one value here, without nesting.")
        elif not value.strip():
            self.add("empty", where, value, "is empty", "Write a value, or leave the field out.")
        else:
            return value
        return None

    def needed(self, value: Any, where: str) -> str | None:
        """The same, of what must be there."""
        if value is not None:
            return self.text(value, where)
        self.add("missing_field", where, value, "is required", "Add it.")
        return None

    def mapping(self, value: Any, where: str, keys: tuple[str, ...]) -> dict[str, Any]:
        """The value as a mapping with known keys only; faults noted."""
        if not isinstance(value, dict):
            cure = f"Write some of {', '.join(keys)}."
            self.add("wrong_type", where, value, "must be a mapping", cure)
            return {}
        for key in sorted(value.keys() - set(keys), key=str):
            near = get_close_matches(str(key).lower()[:80], keys, n=1, cutoff=0.6)
            hint = f"Did you mean {near[0]}? " if near else ""
            self.add(
                "unknown_field",
                inside(where, str(key)),
                value[key],
                "is no known field here",
                f"{hint}Known are {', '.join(keys)}.",
            )
        return {key: value[key] for key in keys if key in value and value[key] is not None}

    def items(self, value: Any, where: str) -> list[Any]:
        """The value as a list, or an empty one with a fault noted."""
        if isinstance(value, list):
            return value
        cure = "Write its items in brackets or on lines of their own."
        self.add("wrong_type", where, value, "must be a list", cure)
        return []
