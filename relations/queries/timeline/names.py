"""The names in the titles of a timeline, in the requested language."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from relations.queries.search.names import NAMED_KINDS, Called, Key, names
from relations.queries.timeline.visit import guests

NOBODY = "an unnamed country"
NOBODY_LANGUAGE = "en"


Naming = Callable[[Mapping[Key, str | None]], Mapping[Key, Called]]
"""Translates the names in the data into the requested language."""


class TitledEntry(Protocol):
    """What names are looked up for."""

    @property
    def kind(self) -> str: ...
    @property
    def record_kind(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def texts(self) -> dict[str, str | None]: ...


class Names(NamedTuple):
    """The names in one title: of the record itself or of its first side, and of its other side."""

    ones: list[Called]
    others: list[Called]

    @property
    def language(self) -> str | None:
        """The language that all names share; None if they differ, or some have the record's."""
        languages = {called.language for called in (*self.ones, *self.others)}
        return languages.pop() if len(languages) == 1 else None


def title_names(entries: Sequence[TitledEntry], naming: Naming) -> list[Names]:
    """The names in the title of each entry: two queries, and those of `naming`."""
    visitors = guests({entry.slug: entry.texts["label"] for entry in entries if entry.kind == "visit"})
    mentions = [mentioned(entry, visitors.get(entry.slug, [])) for entry in entries]
    own = {(entry.record_kind, entry.slug): entry.texts["label"] for entry in entries if is_labelled(entry)}
    others = {key for both in mentions for side in both for key in side if key is not None and key not in own}
    called = naming(own | names(others))
    nobody = Called(NOBODY, NOBODY_LANGUAGE)
    return [
        Names(*([nobody if key is None else called[key] for key in side] for side in both))
        for both in mentions
    ]


def is_labelled(entry: TitledEntry) -> bool:
    """Whether the title of an entry is the name of its record."""
    return entry.record_kind in NAMED_KINDS


def mentioned(entry: TitledEntry, visitors: list[Key]) -> tuple[list[Key | None], list[Key | None]]:
    """What a title names, on both sides; None for a country that is not named."""
    if is_labelled(entry):
        return [(entry.record_kind, entry.slug)], []
    return [*visitors] or [country(entry, "origin")], [country(entry, "destination")]


def country(entry: TitledEntry, side: str) -> Key | None:
    """The country on one side."""
    code = entry.texts[side]
    return ("country", code) if code else None
