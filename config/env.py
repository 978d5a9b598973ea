"""Reads settings from the environment: typed, and loud on nonsense.

Every refusal names the variable, its value, the rule and the cure. A variable that is set but
empty counts as unset.
"""

import os
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

PREFIX = "ENTENTE_"
FLAGS = {
    "true": True,
    "1": True,
    "yes": True,
    "on": True,
    "false": False,
    "0": False,
    "no": False,
    "off": False,
}


class InvalidSetting(ImproperlyConfigured):
    """A variable of the environment has a value that the product cannot start with."""

    def __init__(self, name: str, value: str, rule: str, cure: str) -> None:
        """Name the variable, what it holds, the rule it breaks and what to do."""
        super().__init__(f"{name}={without_password(value)!r}: {rule}. {cure}")


class Environment:
    """Variables of the environment, and which of them have been asked for so far."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the variables as they are; nothing is read until it is asked for."""
        self.variables = variables
        self.known: set[str] = set()

    def text(self, name: str, default: str = "") -> str:
        """Any text."""
        self.known.add(name)
        return self.variables.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool) -> bool:
        """Yes or no. Raises InvalidSetting for any other word."""
        value = self.text(name, str(default))
        if value.lower() not in FLAGS:
            raise InvalidSetting(
                name, value, f"must be one of {', '.join(FLAGS)}", f"Set {name}=true or {name}=false"
            )
        return FLAGS[value.lower()]

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """Return a whole number between two bounds. Raises InvalidSetting outside them."""
        value = self.text(name, str(default))
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not least <= int(value) <= most:
            rule = f"must be a whole number from {least} to {most}"
            raise InvalidSetting(name, value, rule, f"Set {name}={default}, or unset it")
        return int(value)

    def words(
        self, name: str, default: str = "", *, rule: str = "", fits: Callable[[str], object] = bool
    ) -> list[str]:
        """Words separated by commas. Raises InvalidSetting for a word that does not fit the rule."""
        words = [word.strip() for word in self.text(name, default).split(",") if word.strip()]
        for word in words:
            if not fits(word):
                raise InvalidSetting(
                    name, word, f"every entry must be {rule}", f"Separate entries of {name} by commas"
                )
        return words

    def choice(self, name: str, default: str, *, among: tuple[str, ...]) -> str:
        """One of a few words. Raises InvalidSetting for another."""
        value = self.text(name, default)
        if value not in among:
            raise InvalidSetting(
                name, value, f"must be one of {', '.join(among)}", f"Set {name}={default}, or unset it"
            )
        return value

    def url(self, name: str, default: str, *, schemes: tuple[str, ...]) -> SplitResult:
        """Return the parts of an address. Raises InvalidSetting for an unknown scheme, or no port."""
        value = self.text(name, default)
        cure = f"Set {name}={default}, or unset it"
        try:
            parts = urlsplit(value)
            if parts.port == 0:
                raise ValueError("port 0")
        except ValueError as error:
            raise InvalidSetting(name, value, f"must be an address ({error})", cure) from None
        if parts.scheme not in schemes or "://" not in value:
            rule = f"must start with {' or '.join(f'{scheme}://' for scheme in schemes)}"
            raise InvalidSetting(name, value, rule, cure)
        return parts

    def refuse_unknown(self) -> None:
        """Raise InvalidSetting for a variable with our prefix that nothing asked for: a slip of the pen."""
        for name in sorted(self.variables):
            if name.startswith(PREFIX) and name not in self.known:
                nearest = get_close_matches(name, sorted(self.known), n=1, cutoff=0.6)
                cure = f"Did you mean {nearest[0]}?" if nearest else f"Unset {name}; see docs/operations.md"
                raise InvalidSetting(name, "…", "is not a setting of this product", cure)


def without_password(value: str) -> str:
    """Return the value without what stands between `://user:` and `@`: messages end in logs."""
    return re.sub(r"://([^:/@]*):.*@", r"://\1:…@", value)


env = Environment(os.environ)
