"""Typed settings from the environment.

Every error names the variable, its value, the rule and what to do. A variable that is set but empty counts as
unset.
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
    """A variable of the environment with an invalid value."""

    def __init__(self, name: str, value: str, rule: str, cure: str) -> None:
        """Build the message from the variable, its value, the rule and what to do."""
        super().__init__(f"{name}={without_password(value)!r}: {rule}. {cure}")


class Environment:
    """The variables of the environment, with those that have been read."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Store the variables; each is read when it is needed."""
        self.variables = variables
        self.known: set[str] = set()

    def text(self, name: str, default: str = "") -> str:
        """The text of a variable."""
        self.known.add(name)
        return self.variables.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool) -> bool:
        """A boolean. Raises InvalidSetting for other words."""
        value = self.text(name, str(default))
        if value.lower() not in FLAGS:
            raise InvalidSetting(
                name, value, f"must be one of {', '.join(FLAGS)}", f"Set {name}=true or {name}=false"
            )
        return FLAGS[value.lower()]

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """An integer between two bounds. Raises InvalidSetting outside them."""
        value = self.text(name, str(default))
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not least <= int(value) <= most:
            rule = f"must be a whole number from {least} to {most}"
            raise InvalidSetting(name, value, rule, f"Set {name}={default}, or unset it")
        return int(value)

    def words(
        self, name: str, default: str = "", *, rule: str = "", fits: Callable[[str], object] = bool
    ) -> list[str]:
        """Comma-separated words. Raises InvalidSetting for a word that does not fit the rule."""
        words = [word.strip() for word in self.text(name, default).split(",") if word.strip()]
        for word in words:
            if not fits(word):
                raise InvalidSetting(
                    name, word, f"every entry must be {rule}", f"Separate entries of {name} by commas"
                )
        return words

    def choice(self, name: str, default: str, *, among: tuple[str, ...]) -> str:
        """One of the given words. Raises InvalidSetting for another."""
        value = self.text(name, default)
        if value not in among:
            raise InvalidSetting(
                name, value, f"must be one of {', '.join(among)}", f"Set {name}={default}, or unset it"
            )
        return value

    def url(self, name: str, default: str, *, schemes: tuple[str, ...]) -> SplitResult:
        """The parts of a URL. Raises InvalidSetting for another scheme or an invalid port."""
        value = self.text(name, default)
        cure = f"Set {name}={default}, or unset it"
        try:
            parts = urlsplit(value)
            if parts.port == 0:
                raise ValueError("port 0")
        except ValueError as error:
            raise InvalidSetting(name, value, f"must be a URL ({error})", cure) from None
        if parts.scheme not in schemes or "://" not in value:
            rule = f"must start with {' or '.join(f'{scheme}://' for scheme in schemes)}"
            raise InvalidSetting(name, value, rule, cure)
        return parts

    def refuse_unknown(self) -> None:
        """Raise InvalidSetting for a variable with our prefix that no setting reads, such as a typo."""
        for name in sorted(self.variables):
            if name.startswith(PREFIX) and name not in self.known:
                guess = get_close_matches(name, sorted(self.known), n=1, cutoff=0.6)
                cure = f"Did you mean {guess[0]}?" if guess else f"Unset {name}; see docs/operations.md"
                raise InvalidSetting(name, "…", "is not a setting of this product", cure)


def without_password(value: str) -> str:
    """The value without the password of a URL, because messages end up in logs."""
    return re.sub(r"://([^:/@]*):.*@", r"://\1:…@", value)


env = Environment(os.environ)
