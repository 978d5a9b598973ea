"""The entries of ISO 3166-1 and 3166-3, with codes and names, from pycountry. No database access."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

import pycountry


@dataclass(frozen=True)
class IsoEntry:
    """One entry of ISO 3166: codes and English names as printed in the standard; None if it has none.

    `alpha_4` is the code of ISO 3166-3: only withdrawn entries have one.
    """

    name: str
    official_name: str | None
    common_name: str | None
    alpha_2: str | None
    alpha_3: str | None
    numeric: str | None
    alpha_4: str | None

    @classmethod
    def from_pycountry(cls, entry: Any) -> "IsoEntry":
        """The entry of pycountry, whose classes are created at run time and have no types."""
        values: dict[str, Any] = {name: getattr(entry, name, None) for name in cls.__dataclass_fields__}
        return cls(**values)

    @property
    def codes(self) -> dict[str, str]:
        """The codes except alpha-4, by name."""
        codes = {"alpha_2": self.alpha_2, "alpha_3": self.alpha_3, "numeric": self.numeric}
        return {key: code for key, code in codes.items() if code}


@cache
def current() -> dict[str, IsoEntry]:
    """The entries of ISO 3166-1 by alpha-3 code."""
    return {entry.alpha_3: IsoEntry.from_pycountry(entry) for entry in pycountry.countries}


@cache
def withdrawn() -> dict[str, IsoEntry]:
    """The entries of ISO 3166-3 by alpha-4 code."""
    return {entry.alpha_4: IsoEntry.from_pycountry(entry) for entry in pycountry.historic_countries}


@cache
def unambiguous_old_codes() -> frozenset[str]:
    """Withdrawn codes that exactly one entry had and no current entry has."""
    in_use = {code for entry in current().values() for code in entry.codes.values()}
    had = Counter(code for entry in withdrawn().values() for code in entry.codes.values())
    return frozenset(code for code, count in had.items() if count == 1 and code not in in_use)
