"""Patterns of identifiers, codes, days and amounts: regular expressions that JSON Schema supports too."""

from collections.abc import Iterable

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
COUNTRY = "[A-Z]{3}"
LONGEST_SLUG = 160
YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
DAY_MONTH_OR_YEAR = f"{YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
# At most 30 digits, at most ten of them decimals (relations/values/quantity.py).
AMOUNT = r"-?([0-9]{1,20}(\.[0-9]{1,10})?|[0-9]{21,30})"
# Any identifier, including former ones and those of other systems.
ANY_IDENTIFIER = "[A-Za-z0-9][A-Za-z0-9:._~-]*"

# Text that databases can store, and text that is not blank.
TEXT, WORDS = r"[^\x00]*", r"[^\x00]*[^\s\x00][^\x00]*"


def anchored(form: str) -> str:
    """The pattern anchored at both ends."""
    return f"^({form})$" if "|" in form else f"^{form}$"


def reference(kinds: Iterable[str]) -> str:
    """An identifier of one of these kinds, with or without its kind."""
    slugged = [kind for kind in kinds if kind != "country"]
    forms = [f"(country/)?{COUNTRY}"] if "country" in kinds else []
    forms += [f"({'|'.join(f'{kind}/' for kind in slugged)})?{SLUG}"] if slugged else []
    return "|".join(forms)


def record_key(kinds: Iterable[str]) -> str:
    """An identifier with its kind."""
    return f"({'|'.join(kinds)})/{SLUG}"
