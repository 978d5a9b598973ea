"""ISO 3166-1 and 3166-3 as pycountry has them: entries with their codes and names. Pure, no database."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

import pycountry


@dataclass(frozen=True)
class IsoEntry:
    """One entry of ISO 3166: codes and English names as the standard prints them; None where it has none.

    `alpha_4` is that of ISO 3166-3 and marks a withdrawn entry.
    """

    name: str
    official_name: str | None
    common_name: str | None
    alpha_2: str | None
    alpha_3: str | None
    numeric: str | None
    alpha_4: str | None

    @classmethod
    def of(cls, entry: Any) -> "IsoEntry":
        """Take over an entry of pycountry, which makes its classes while it runs."""
        said: dict[str, Any] = {name: getattr(entry, name, None) for name in cls.__dataclass_fields__}
        return cls(**said)

    @property
    def codes(self) -> dict[str, str]:
        """Its codes, but for the alpha-4."""
        said = {"alpha_2": self.alpha_2, "alpha_3": self.alpha_3, "numeric": self.numeric}
        return {key: code for key, code in said.items() if code}


@cache
def current() -> dict[str, IsoEntry]:
    """ISO 3166-1, by alpha-3."""
    return {entry.alpha_3: IsoEntry.of(entry) for entry in pycountry.countries}


@cache
def withdrawn() -> dict[str, IsoEntry]:
    """ISO 3166-3, by alpha-4."""
    return {entry.alpha_4: IsoEntry.of(entry) for entry in pycountry.historic_countries}


@cache
def unambiguous_old_codes() -> frozenset[str]:
    """Withdrawn codes that one old entry had and nobody has today: a current code always wins."""
    in_use = {code for entry in current().values() for code in entry.codes.values()}
    had = Counter(code for entry in withdrawn().values() for code in entry.codes.values())
    return frozenset(code for code, count in had.items() if count == 1 and code not in in_use)
