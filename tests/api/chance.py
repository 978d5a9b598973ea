"""Random values for documents: words, periods, quantities and references to earlier documents."""

import random
from collections.abc import Callable
from typing import Any

from relations.errors import InvalidPeriod
from relations.models import KINDS
from relations.values.period import Period
from tests.values import brute_force

Data = dict[str, Any]
# No two are similar and none is the beginning of another, so that a search for one finds no other.
WORDS = ("amber", "birch", "cobalt", "dolphin", "eyrie", "falcon", "granite", "heron", "indigo", "juniper")
NUMBERS = ("0", "0.5", "3", "30", "30.25", "1000000", "175600000000", "12345678901234567890.1234567891")
OPTIONAL = 0.7
CODES = {"CHN": "CN", "LAO": "LA", "RUS": "RU", "USA": "US", "VNM": "VN"}  # alpha-3 and alpha-2


class Chance:
    """Draws random values and keeps the documents made so far."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.made: dict[str, list[Data]] = {noun: [] for noun in KINDS}

    def one(self, noun: str, referrer: Data) -> str | None:
        """A random key of a kind that the referrer may refer to: published records never refer to drafts."""
        is_draft = referrer.get("publication") == "draft"
        known = [each["id"] for each in self.made[noun] if is_draft or each.get("publication") != "draft"]
        return self.random.choice(known) if known else None

    def reference(self, referrer: Data, *nouns: str) -> str | None:
        """A reference to a random record of one of the kinds, or None."""
        noun = self.random.choice(nouns)
        key = self.one(noun, referrer)
        return key and f"{noun}/{key}"

    def some(self, make: Callable[[], Any], most: int = 3) -> list[Any]:
        """Up to `most` different values."""
        found: list[Any] = []
        for _ in range(self.random.randint(0, most)):
            each = make()
            if each is not None and each not in found:
                found.append(each)
        return found

    def perhaps(self, **makers: Callable[[], Any]) -> Data:
        """A random selection of the fields."""
        return {name: make() for name, make in makers.items() if self.random.random() < OPTIONAL}

    def among(self, noun: str, column: str) -> str:
        """A random choice of a field."""
        return self.random.choice([value for value, _ in KINDS[noun]._meta.get_field(column).choices])

    def words(self) -> str:
        return " ".join(self.random.sample(WORDS, self.random.randint(1, 2))).capitalize()

    def quantity(self, *units: str) -> Data:
        operator = self.random.choice(("eq", "eq", "gt", "le", "approx"))
        unit = {"unit": self.random.choice(units)} if units else {}
        return {"amount": self.random.choice(NUMBERS), "operator": operator, **unit}

    def period(self) -> str:
        """A random EDTF expression that `brute_force` can read too."""
        one, other = sorted(self.random.choices(brute_force.PLAIN, k=2))
        text = self.random.choice(
            (
                *(one, one, one + self.random.choice("?~%")),
                self.random.choice(brute_force.MASKED + brute_force.YEARLESS),
                *(f"{one}/{other}", f"{one}/", f"/{one}", f"{one}/..", f"../{one}"),
                *(f"[{one}..{other}]", f"[..{one}]", f"[{one},{other}]"),
            )
        )
        try:
            return str(Period.parse(text))
        except InvalidPeriod:
            return self.period()
