"""What is asked, as it is written in an address; names that nobody declared are refused before that."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

Asked = list[tuple[str, str]]


class Filter(NamedTuple):
    """A parameter of a list: what it takes, of which kinds if it takes identifiers, and what it does."""

    name: str
    help: str
    form: str = "text"
    choices: tuple[str, ...] = ()
    is_list: bool = False
    kinds: tuple[str, ...] = ()


class Listing(NamedTuple):
    """A list of the API, and what it can be asked."""

    path: str
    help: str
    filters: dict[str, Filter]
    rows_of_a_page: int = 100


def query(listing: Listing, filters: Mapping[str, Any]) -> Asked:
    """Return the parameters of an address. Raises TypeError for one that the list does not take."""
    for name in filters:
        if name not in listing.filters:
            raise TypeError(f"{listing.path} takes no {name!r}.{nearest(name, listing.filters)}")
    return [(name, text) for name, value in filters.items() for text in texts(value)]


def nearest(name: str, names: Iterable[str]) -> str:
    """Return a hint at the name that was meant, or at all there are."""
    known = sorted(names)
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f" Did you mean {close[0]!r}?" if close else f" It takes {', '.join(known)}."


def texts(value: Any) -> list[str]:
    """Return each value as text; None asks for nothing."""
    if value is None:
        return []
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [text for each in value for text in texts(each)]
    return [text_of(value)]


def text_of(value: Any) -> str:
    """Return one value as the API writes it. A moment without a time zone is refused: it could be any."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone; write datetime(…, tzinfo=UTC)")
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else str(value)
