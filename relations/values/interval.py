"""Intervals of numbers, with open and closed ends."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

_EXACT = Context(prec=80)


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`. None means no limit; a closed end includes its number."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    def contains(self, other: "Interval") -> bool:
        """Whether every number of the other is in this one."""
        return self._lower_end() <= other._lower_end() and other._upper_end() <= self._upper_end()

    def meets(self, other: "Interval") -> bool:
        """Whether the two intervals have a number in common."""
        low, starts_after = max(self._lower_end(), other._lower_end())
        high, ends_before = min(self._upper_end(), other._upper_end())
        return low < high or (low == high and not starts_after and not ends_before)

    def in_whole_numbers(self) -> "Interval":
        """The interval for counted things, from and to whole numbers: more than 30 becomes at least 31.

        If it contains no whole number (nearly 10), the result is the whole number below (9).
        """
        low, high = self.low, self.high
        if low is not None:
            rounded = low.to_integral_value(ROUND_CEILING)
            low = _EXACT.add(rounded, 1) if rounded == low and not self.low_closed else rounded
        if high is not None:
            rounded = high.to_integral_value(ROUND_FLOOR)
            high = _EXACT.subtract(rounded, 1) if rounded == high and not self.high_closed else rounded
        if low is not None and high is not None and low > high:
            return Interval(high, high) if self.low_closed else Interval(low, low)
        return Interval(low, high)

    def _lower_end(self) -> tuple[Decimal, int]:
        return (Decimal("-Infinity"), 0) if self.low is None else (self.low, 0 if self.low_closed else 1)

    def _upper_end(self) -> tuple[Decimal, int]:
        return (Decimal("Infinity"), 0) if self.high is None else (self.high, 0 if self.high_closed else -1)
