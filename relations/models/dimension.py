"""The dimensions by which lists can be grouped, as models declare them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dimension:
    """One way to group: by the first of some columns that holds a value, or by the year of a period."""

    columns: tuple[str, ...]
    is_year: bool = False


def by(*columns: str) -> Dimension:
    """A dimension that reads the first of some columns that holds a value."""
    return Dimension(columns)


def by_year(period: str = "period") -> Dimension:
    """A dimension that reads the year of a period."""
    return Dimension((period,), is_year=True)


def by_columns(*names: str) -> dict[str, Dimension]:
    """Dimensions with the names of their columns."""
    return {name: by(name) for name in names}
