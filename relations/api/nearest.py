"""The name that somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str]) -> str:
    """A sentence with the nearest name, or nothing where none is near."""
    found = get_close_matches(name.lower()[:80], list(names), n=1, cutoff=0.6)
    return f" Did you mean {found[0]}?" if found else ""
