"""Forms that this version does not know: a newer service may have kinds that came later."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Protocol, Self, TypeVar


class Model(Protocol):
    """A generated model."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model that JSON holds."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""


T = TypeVar("T", bound=Model)
T_co = TypeVar("T_co", covariant=True)


class UnknownForm(TypeError):
    """A row of a kind that came later."""


class Reader(Protocol[T_co]):
    """What makes a row of JSON; rows may have one of several forms."""

    def from_dict(self, src_dict: Mapping[str, Any]) -> T_co:
        """Return the row. Raises UnknownForm."""


def known(reader: type[T] | Reader[T], rows: Iterable[Mapping[str, Any]]) -> Iterator[T]:
    """Yield the rows whose form this version knows; others are skipped."""
    for row in rows:
        with suppress(UnknownForm):
            yield reader.from_dict(row)
