"""Pages of long relations beside each other, told by numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One of several pages of something, counted from 1."""

    number: int
    last: int

    @classmethod
    def of(cls, number: int, *lists: tuple[int, int]) -> "Page":
        """A page of several lists turned together, each given by its length and how much a page holds."""
        return cls(number, max(1, *(-(-count // most) for count, most in lists)))

    @property
    def next(self) -> int | None:
        """The page after it, if there is one."""
        return self.number + 1 if self.number < self.last else None

    @property
    def previous(self) -> int | None:
        """The page before it, if there is one."""
        return min(self.number - 1, self.last) if self.number > 1 else None
