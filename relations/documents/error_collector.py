"""The errors of a document, collected so that all of them are reported together."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from relations.documents.field_path import child_path
from relations.errors import InvalidDocument


def code_or_missing(value: Any, code: str) -> str:
    """The code for an invalid value, or `missing_field` if the value is None."""
    return "missing_field" if value is None else code


def with_line(error: InvalidDocument, line: int) -> InvalidDocument:
    """The error of an import with its line number: `host` on line 2 becomes `2.host`."""
    error.where = f"{line}.{error.where}".rstrip(".")
    error.add_prefix(f"Line {line}: ")
    return error


@dataclass
class ErrorCollector:
    """The errors found so far. Its methods check one value each, and add an error if it is invalid."""

    found: list[InvalidDocument] = field(default_factory=list)

    def add(self, code: str, where: str, value: Any, rule: str, cure: str) -> None:
        """Add one error."""
        self.found.append(InvalidDocument(code, where, value, rule, cure))

    def text(self, value: Any, where: str) -> str | None:
        """The value if it is text and not blank; otherwise None, with an error added."""
        if not isinstance(value, str):
            self.add("wrong_type", where, value, "must be text", "Write one value here, without nesting.")
        elif not value.strip():
            self.add("empty", where, value, "is empty", "Write a value, or leave the field out.")
        else:
            return value
        return None

    def required_text(self, value: Any, where: str) -> str | None:
        """The same for a required value: None is an error too."""
        if value is not None:
            return self.text(value, where)
        self.add("missing_field", where, value, "is required", "Add it.")
        return None

    def mapping(self, value: Any, where: str, keys: tuple[str, ...]) -> dict[str, Any]:
        """The entries of the mapping with known keys and values other than None. Adds errors for the rest."""
        if not isinstance(value, dict):
            cure = f"Write some of {', '.join(keys)}."
            self.add("wrong_type", where, value, "must be a mapping", cure)
            return {}
        for key in sorted(value.keys() - set(keys), key=str):
            near = get_close_matches(str(key).lower()[:80], keys, n=1, cutoff=0.6)
            hint = f"Did you mean {near[0]}? " if near else ""
            self.add(
                "unknown_field",
                child_path(where, str(key)),
                value[key],
                "is not a field here",
                f"{hint}Known are {', '.join(keys)}.",
            )
        return {key: value[key] for key in keys if key in value and value[key] is not None}

    def items(self, value: Any, where: str) -> list[Any]:
        """The value if it is a list; otherwise an empty list, with an error added."""
        if isinstance(value, list):
            return value
        cure = "Write its items in brackets or on lines of their own."
        self.add("wrong_type", where, value, "must be a list", cure)
        return []
