"""Numbered pages of lists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page number, counted from 1, and whether there are more pages."""

    number: int
    last: int

    @classmethod
    def numbered(cls, number: int, *lists: tuple[int, int]) -> "Page":
        """A page of several lists shown together, each given by its length and page size."""
        return cls(number, max(1, *(-(-count // most) for count, most in lists)))

    @property
    def next(self) -> int | None:
        """The next page number, or None."""
        return self.number + 1 if self.number < self.last else None

    @property
    def previous(self) -> int | None:
        """The previous page number, or None."""
        return min(self.number - 1, self.last) if self.number > 1 else None
