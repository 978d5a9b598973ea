"""Query parameters of lists. Undeclared names are refused before anything is sent."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

QueryParameters = list[tuple[str, str]]


class Filter(NamedTuple):
    """A parameter of a list: its type, its choices, and the kinds of record whose identifiers it takes."""

    name: str
    help: str
    form: str = "text"
    choices: tuple[str, ...] = ()
    is_list: bool = False
    kinds: tuple[str, ...] = ()


class Listing(NamedTuple):
    """A list of the API, with its filters."""

    path: str
    help: str
    filters: dict[str, Filter]
    rows_of_a_page: int = 100


def query(listing: Listing, filters: Mapping[str, Any]) -> QueryParameters:
    """Return the query parameters of a list. Raises TypeError for one that the list does not have."""
    for name in filters:
        if name not in listing.filters:
            raise TypeError(f"{listing.path} takes no {name!r}.{did_you_mean(name, listing.filters)}")
    return [(name, text) for name, value in filters.items() for text in texts(value)]


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return a sentence with the closest name, or with all names if none is close."""
    known = sorted(names)
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f" Did you mean {close[0]!r}?" if close else f" It takes {', '.join(known)}."


def texts(value: Any) -> list[str]:
    """Return each value as text; nothing for None."""
    if value is None:
        return []
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [text for each in value for text in texts(each)]
    return [text_of(value)]


def text_of(value: Any) -> str:
    """Return one value as the API writes it. Raises ValueError for a datetime without a time zone."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone; write datetime(…, tzinfo=UTC)")
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else str(value)
