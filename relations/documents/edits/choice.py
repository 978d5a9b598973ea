"""The choice of the value of a fact: that of a claim, or a typed one."""

from dataclasses import dataclass
from typing import Any

from relations.documents.declaration import fact_part
from relations.documents.document import Document
from relations.documents.parts.basis import STATED
from relations.documents.parts.part import Part, TextPart
from relations.documents.parts.reference import KeyPart, KeysPart, PairPart
from relations.documents.parts.rows import RowsPart
from relations.errors import InvalidDocument, InvalidDocuments, NoSuchClaim

TYPE_THE_VALUE = "Type the value instead."
Data = dict[str, Any]


@dataclass(frozen=True)
class FactChoice:
    """The value to put into a fact: that of one claim, or a typed one in portable form (None empties it).

    A typed value can rest on claims; its basis is then `combined`.
    """

    fact: str
    claim: str | None = None
    value: Any = None
    rests_on: tuple[str, ...] = ()

    def apply_to(self, document: Document, reason: str) -> Data:
        """The data of the document with the chosen value, and a basis with the reason.

        Raises NoSuchClaim, and InvalidDocuments if the fact cannot have the value of the claim.
        """
        value, data = self.value, document.data
        if self.claim is not None:
            value = value_with_claim(
                fact_part(document.model, self.fact), data.get(self.fact), self.chosen_claim(document)
            )
        basis: Data = {"basis": "combined" if self.rests_on else STATED, "reason": reason}
        if rests_on := [self.claim] if self.claim is not None else list(self.rests_on):
            basis |= {"rests_on": rests_on}
        return data | {self.fact: value, "basis": data.get("basis", {}) | {self.fact: basis}}

    def chosen_claim(self, document: Document) -> Data:
        """The chosen claim. Raises NoSuchClaim, and InvalidDocuments if it is deprecated or has no value."""
        found = [claim for fact, claim in document.claims if (fact, claim["id"]) == (self.fact, self.claim)]
        if not found:
            raise NoSuchClaim(document.record_key, str(self.claim))
        if "deprecated" in found[0]:
            raise not_choosable(self.claim, "is deprecated", "Choose one that counts.")
        if "value" not in found[0]:
            raise not_choosable(self.claim, "has words and no value", TYPE_THE_VALUE)
        return found[0]


def value_with_claim(part: Part, before: Any, claim: Data) -> Any:
    """The value of the fact with the claim. A set gains a member, or loses it if the claim is negated."""
    is_denied = claim.get("negated") == "true"
    if isinstance(part, KeysPart | RowsPart):
        member = part.member if isinstance(part, RowsPart) else KeyPart(part.name, noun=part.noun)
        others = [row for row in before or () if part.members([row]) != [claim["value"]]]
        if is_denied:
            return others or None
        is_member = len(others) < len(before or ())
        return before if is_member else [*others, as_row(part, single_value(member, claim["value"]))]
    if is_denied or isinstance(part, PairPart):
        raise not_choosable(claim["value"], "is denied there, or is one of two", TYPE_THE_VALUE)
    return single_value(part, claim["value"])


def as_row(part: Part, value: Any) -> Any:
    """A member of a set in the form of the document."""
    if isinstance(part, RowsPart) and not part.is_plain:
        return {part.member.name: value}
    return value


def single_value(part: Part, value: Any) -> Any:
    """The value of a claim in the form of a part with one value. Raises InvalidDocuments."""
    if isinstance(part, KeyPart):
        kind, _, key = value.partition("/")
        if kind != part.noun:
            raise not_choosable(value, f"is not of the kind {part.noun.replace('_', ' ')}", TYPE_THE_VALUE)
        return key
    if isinstance(part, TextPart) and part.digits:
        if value.keys() != {"amount"}:
            raise not_choosable(value, "is not an exact number", TYPE_THE_VALUE)
        return value["amount"]
    return value


def not_choosable(value: Any, rule: str, cure: str) -> InvalidDocuments:
    """The error for a claim that cannot be chosen."""
    return InvalidDocuments([InvalidDocument("unusable_claim", "claim", value, rule, cure)])
