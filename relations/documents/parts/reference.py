"""The parts of a document that are references: a key, a kind and key, or a list of keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from relations.documents.error_collector import ErrorCollector
from relations.documents.parts.part import Part, ReferenceKey, Resolve
from relations.models.record import Documented

WORDS = "words"


@dataclass(frozen=True)
class KeysPart(Part):
    """References to several records of one kind: a sorted list of keys."""

    value_type: str = "reference"
    noun: str = ""

    def read(self, record: Any) -> list[str]:
        return sorted(other.key for other in getattr(record, self.name).all())

    def check(self, value: Any, where: str, errors: ErrorCollector) -> list[str] | None:
        keys = {
            key
            for number, item in enumerate(errors.items(value, where))
            if (key := errors.text(item, f"{where}[{number}]"))
        }
        return sorted(keys) or None

    def reference_keys(self, value: Any) -> Iterator[ReferenceKey]:
        return ((self.noun, key) for key in value)

    def members(self, value: Any) -> list[Any]:
        return [f"{self.noun}/{key}" for key in value or ()]

    @property
    def is_set(self) -> bool:
        return True


@dataclass(frozen=True)
class KeyPart(Part):
    """A reference to one kind, by its bare key."""

    value_type: str = "reference"
    noun: str = ""

    def read(self, record: Any) -> str | None:
        other = getattr(record, self.name)
        return None if other is None else other.key

    def reference_keys(self, value: Any) -> Iterator[ReferenceKey]:
        yield self.noun, value

    def assign(self, record: Any, value: Any, resolve: Resolve) -> None:
        setattr(record, self.name, None if value is None else resolve(self.noun, value))

    def members(self, value: Any) -> list[Any]:
        return [] if value is None else [f"{self.noun}/{value}"]


@dataclass(frozen=True)
class OneOfPart(Part):
    """A reference to one of several kinds as `kind/key`, or `words/…` for something without a record."""

    value_type: str = "reference"
    one_of: Any = None  # the OneOf that reads and writes the columns
    max_length: int = 0  # of words

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that it can refer to."""
        return tuple(self.one_of.columns)

    def read(self, record: Any) -> str | None:
        other = getattr(record, self.name)
        if other is None:
            return None
        return other.record_key if isinstance(other, Documented) else f"{WORDS}/{other}"

    def check(self, value: Any, where: str, errors: ErrorCollector) -> str | None:
        text = errors.text(value, where)
        if text is None:
            return None
        kind, _, key = text.partition("/")
        key = " ".join(key.split())
        if kind not in self.kinds or not key:
            cure = f"Kinds are {', '.join(self.kinds)}."
            errors.add("invalid_reference", where, text, "must be kind/key", cure)
        elif kind == WORDS and len(key) > self.max_length:
            rule = f"is longer than {self.max_length} characters"
            errors.add("too_long", where, text, rule, "Shorten it.")
        return f"{kind}/{key}"

    def reference_keys(self, value: Any) -> Iterator[ReferenceKey]:
        kind, _, key = value.partition("/")
        if kind != WORDS:
            yield kind, key

    def assign(self, record: Any, value: Any, resolve: Resolve) -> None:
        kind, _, key = (value or "/").partition("/")
        target = key if kind == WORDS else kind and resolve(kind, key)
        self.one_of.assign(record, kind or None, target or None)


@dataclass(frozen=True)
class PairPart(Part):
    """References to two records of one kind, sorted by key."""

    value_type: str = "reference"
    noun: str = ""
    columns: tuple[str, ...] = ()

    def read(self, record: Any) -> list[str]:
        return [getattr(record, column).key for column in self.columns]

    def check(self, value: Any, where: str, errors: ErrorCollector) -> list[str] | None:
        keys = [key for item in errors.items(value, where) if (key := errors.text(item, where))]
        if len(set(keys)) == len(self.columns):
            return sorted(keys)
        cure = "Write both, e.g. [CHN, VNM]."
        errors.add("not_distinct", where, value, "must name two different ones", cure)
        return None

    def reference_keys(self, value: Any) -> Iterator[ReferenceKey]:
        return ((self.noun, key) for key in value)

    def assign(self, record: Any, value: Any, resolve: Resolve) -> None:
        for column, key in zip(self.columns, value or (), strict=False):
            setattr(record, column, resolve(self.noun, key))

    def members(self, value: Any) -> list[Any]:
        return [f"{self.noun}/{key}" for key in value or ()]

    @property
    def is_set(self) -> bool:
        return True
