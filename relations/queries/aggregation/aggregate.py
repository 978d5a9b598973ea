"""Count, sum, minimum and maximum of a group of figures, if they can be added."""

from decimal import Context

from relations.errors import FiguresNotAdditive
from relations.queries.aggregation.summands import Summand
from relations.values.quantity import plain

EXACT = Context(prec=100)


class Aggregate:
    """The figures of one group: their number, sum, minimum and maximum.

    Add them in the order of the first days of their periods. A figure that cannot be added raises
    FiguresNotAdditive.
    """

    def __init__(self, first: Summand, *, is_sum: bool) -> None:
        self.is_sum, self.count = is_sum, 1
        self._first = self._least = self._greatest = first
        self._total, self._rounding = first.amount, first.rounding
        self._group = first if first.is_group else None
        self._latest = {first.participants: first}

    def add(self, summand: Summand) -> None:
        """Add a figure whose period starts with the previous one or later. Raises FiguresNotAdditive."""
        self._check_comparable(summand)
        if self.is_sum:
            self._check_addable(summand)
            self._check_groups(summand)
            self._check_periods(summand)
        self.count += 1
        self._total = EXACT.add(self._total, summand.amount)
        self._rounding = EXACT.add(self._rounding, summand.rounding)
        self._least = min(self._least, summand, key=lambda each: each.amount)
        self._greatest = max(self._greatest, summand, key=lambda each: each.amount)
        self._group = self._group or (summand if summand.is_group else None)
        self._latest[summand.participants] = summand

    @property
    def sum(self) -> dict[str, str | None]:
        """The sum.

        Its rounding is the sum of the roundings, because each amount can be off by half of its own.
        """
        if self.count == 1:
            return self._first.quantity
        rounding = plain(self._rounding) if self._rounding else None
        return self._first.quantity | {"amount": plain(self._total), "rounded_to": rounding}

    @property
    def min(self) -> dict[str, str | None]:
        """The smallest quantity."""
        return self._least.quantity

    @property
    def max(self) -> dict[str, str | None]:
        """The largest quantity."""
        return self._greatest.quantity

    def _check_comparable(self, summand: Summand) -> None:
        for what, value in self._first.comparable.items():
            if summand.comparable[what] != value:
                raise not_additive(self._first, summand, f"different_{what}")
        if not (self._first.is_exact and summand.is_exact):
            raise not_additive(self._first, summand, "inexact_amounts")

    def _check_addable(self, summand: Summand) -> None:
        if not summand.adds:
            raise not_additive(self._first, summand, "not_additive")
        for what, value in self._first.addable.items():
            if summand.addable[what] != value:
                raise not_additive(self._first, summand, f"different_{what}")
        if summand.is_stock and summand.days != self._first.days:
            raise not_additive(self._first, summand, "stocks_of_different_times")

    def _check_groups(self, summand: Summand) -> None:
        """A figure for a group of countries, or without a country, can count what another figure counts."""
        other = self._first if summand.is_group else self._group
        if other is not None and summand.participants != other.participants:
            raise not_additive(other, summand, "groups_of_countries")

    def _check_periods(self, summand: Summand) -> None:
        """The figures so far do not overlap; only the latest with the same countries can overlap this one."""
        latest = self._latest.get(summand.participants)
        if latest is None:
            return
        if latest.days is None or summand.days is None:
            raise not_additive(latest, summand, "unknown_periods")
        if summand.days[0] <= latest.days[1]:
            raise not_additive(latest, summand, "overlapping_periods")


def not_additive(first: Summand, second: Summand, reason: str) -> FiguresNotAdditive:
    """The error that names two figures and the reason."""
    return FiguresNotAdditive(first.record_key, second.record_key, reason)
