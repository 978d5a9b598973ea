"""Rows of kinds that this version does not know, because a newer service added them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Protocol, Self, TypeVar


class Model(Protocol):
    """A generated model."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of the model."""


T = TypeVar("T", bound=Model)
T_co = TypeVar("T_co", covariant=True)


class UnknownForm(TypeError):
    """A row of a kind that this version does not know."""


class Reader(Protocol[T_co]):
    """Reads a row of JSON that may have one of several forms."""

    def from_dict(self, src_dict: Mapping[str, Any]) -> T_co:
        """Return the row. Raises UnknownForm."""


def known(reader: type[T] | Reader[T], rows: Iterable[Mapping[str, Any]]) -> Iterator[T]:
    """Yield the rows whose form this version knows and skip the others."""
    for row in rows:
        with suppress(UnknownForm):
            yield reader.from_dict(row)
