"""What suggests that two records of a kind are duplicates, as models declare it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SameName:
    """The same name, without case, diacritics and punctuation."""


@dataclass(frozen=True)
class SameTime:
    """One party in one place at one time.

    `rows` is the related name of the rows of a record that name the party; `party` a column of these rows,
    `other_rows` the related name from the party back to all its rows; `place` a column of the record.
    """

    rows: str
    party: str
    other_rows: str
    place: str


@dataclass(frozen=True)
class SameMembers:
    """The same members, and the same values (all known), or periods that overlap.

    `rows` is the related name of the members; `numbers` and `texts` are columns of these rows that name them.
    """

    why: str
    rows: str
    numbers: tuple[str, ...]
    texts: tuple[str, ...]
    same: tuple[str, ...] = ()
    overlapping: str = ""


@dataclass(frozen=True)
class LessSpecific:
    """The same identity, except that one record leaves some of its columns empty."""

    why: str
    identity: tuple[str, ...]
    may_lack: tuple[str, ...]


Duplicates = SameName | SameTime | SameMembers | LessSpecific
