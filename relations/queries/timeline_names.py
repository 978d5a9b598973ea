"""Whom and what the titles of a timeline name, in the language of whoever asks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from relations.models import DelegationMember, DelegationRole
from relations.queries.references import NAME_COLUMNS, Called, Key, names

NOBODY = "an unnamed country"
NOBODY_LANGUAGE = "en"


Naming = Callable[[Mapping[Key, str | None]], Mapping[Key, Called]]
"""What things are called for whoever asks, by the names that the data hold."""


class Named(Protocol):
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
    """The names in one title: of the record itself or of one side, and of the other side."""

    ones: list[Called]
    others: list[Called]

    @property
    def language(self) -> str | None:
        """The one language of all of them; None if they have several, or some have that of their record."""
        languages = {called.language for called in (*self.ones, *self.others)}
        return languages.pop() if len(languages) == 1 else None


def named(entries: Sequence[Named], naming: Naming) -> list[Names]:
    """The names in the title of each entry: two queries, and those of the naming."""
    guests = principals(entry.slug for entry in entries if entry.kind == "visit")
    sides = [mentioned(entry, guests.get(entry.slug, [])) for entry in entries]
    own = {(entry.record_kind, entry.slug): entry.texts["label"] for entry in entries if is_labelled(entry)}
    others = {key for both in sides for side in both for key in side if key is not None and key not in own}
    called = naming(own | names(others))
    nobody = Called(NOBODY, NOBODY_LANGUAGE)
    return [
        Names(*([nobody if key is None else called[key] for key in side] for side in both)) for both in sides
    ]


def is_labelled(entry: Named) -> bool:
    """Whether its title is the name of its record."""
    return entry.record_kind in NAME_COLUMNS


def mentioned(entry: Named, guests: list[Key]) -> tuple[list[Key | None], list[Key | None]]:
    """What a title names, on both sides; None for a country that nobody names."""
    if is_labelled(entry):
        return [(entry.record_kind, entry.slug)], []
    organisation = entry.texts["label"] if entry.kind == "visit" else None
    origin = ("organisation", organisation) if organisation else country(entry, "origin")
    return [*guests] or [origin], [country(entry, "destination")]


def country(entry: Named, side: str) -> Key | None:
    """The country on one side."""
    code = entry.texts[side]
    return ("country", code) if code else None


def principals(visits: Iterable[str]) -> dict[str, list[Key]]:
    """Those who lead the delegation of each visit: one query."""
    wanted, found = set(visits), dict[str, list[Key]]()
    if not wanted:
        return found
    rows: Any = DelegationMember.objects.filter(visit__slug__in=wanted, role=DelegationRole.PRINCIPAL)
    for visit, leader in rows.order_by("leader__slug").values_list("visit__slug", "leader__slug"):
        found.setdefault(visit, []).append(("leader", leader))
    return found
