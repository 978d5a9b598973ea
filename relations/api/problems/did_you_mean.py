"""Suggests a name for an unknown one."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A sentence with the closest name; empty if none is close."""
    found = get_close_matches(name.lower()[:80], list(names), n=1, cutoff=0.6)
    return f" Did you mean {found[0]}?" if found else ""
