"""What figures come to when they are put together, unless they collide."""

from decimal import Context

from relations.errors import FiguresCollide
from relations.queries.addends import Addend
from relations.values.quantity import plain

EXACT = Context(prec=100)


class Pile:
    """The figures of one group: their number, their sum, the least and the greatest of them.

    They are put on it by the first day of their periods. What collides with one raises FiguresCollide.
    """

    def __init__(self, first: Addend, *, is_sum: bool) -> None:
        self.is_sum, self.count = is_sum, 1
        self._first = self._least = self._greatest = first
        self._total, self._rounding = first.amount, first.rounding
        self._group = first if first.is_group else None
        self._latest = {first.sides: first}

    def add(self, addend: Addend) -> None:
        """Put a figure on it that starts when the others did, or later."""
        self._refuse_incomparable(addend)
        if self.is_sum:
            self._refuse_different(addend)
            self._refuse_groups(addend)
            self._refuse_periods(addend)
        self.count += 1
        self._total = EXACT.add(self._total, addend.amount)
        self._rounding = EXACT.add(self._rounding, addend.rounding)
        self._least = min(self._least, addend, key=lambda each: each.amount)
        self._greatest = max(self._greatest, addend, key=lambda each: each.amount)
        self._group = self._group or (addend if addend.is_group else None)
        self._latest[addend.sides] = addend

    @property
    def sum(self) -> dict[str, str | None]:
        """All of them together. Roundings add up too: each amount is off by half of its own at most."""
        if self.count == 1:
            return self._first.quantity
        rounding = plain(self._rounding) if self._rounding else None
        return self._first.quantity | {"amount": plain(self._total), "rounded_to": rounding}

    @property
    def min(self) -> dict[str, str | None]:
        """The least of them."""
        return self._least.quantity

    @property
    def max(self) -> dict[str, str | None]:
        """The greatest of them."""
        return self._greatest.quantity

    def _refuse_incomparable(self, addend: Addend) -> None:
        for what, value in self._first.comparable.items():
            if addend.comparable[what] != value:
                raise collision(self._first, addend, f"different_{what}")
        if not (self._first.is_exact and addend.is_exact):
            raise collision(self._first, addend, "inexact_amounts")

    def _refuse_different(self, addend: Addend) -> None:
        if not addend.adds:
            raise collision(self._first, addend, "not_additive")
        for what, value in self._first.addable.items():
            if addend.addable[what] != value:
                raise collision(self._first, addend, f"different_{what}")
        if addend.is_stock and addend.days != self._first.days:
            raise collision(self._first, addend, "stocks_of_different_times")

    def _refuse_groups(self, addend: Addend) -> None:
        """What is counted of a group of countries, or of nobody knows whom, may be counted twice."""
        other = self._first if addend.is_group else self._group
        if other is not None and addend.sides != other.sides:
            raise collision(other, addend, "groups_of_countries")

    def _refuse_periods(self, addend: Addend) -> None:
        """Nothing on the pile overlaps, so that only the latest of the same sides can reach into this one."""
        latest = self._latest.get(addend.sides)
        if latest is None:
            return
        if latest.days is None or addend.days is None:
            raise collision(latest, addend, "unknown_periods")
        if addend.days[0] <= latest.days[1]:
            raise collision(latest, addend, "overlapping_periods")


def collision(first: Addend, second: Addend, reason: str) -> FiguresCollide:
    """The refusal that names two figures."""
    return FiguresCollide(first.record_key, second.record_key, reason)
