"""What a record holds once one of the claims on a fact is chosen, or another value."""

from dataclasses import dataclass
from typing import Any

from relations.documents.basis import STATED
from relations.documents.declaration import fact_part
from relations.documents.document import Document
from relations.documents.part import Part, TextPart
from relations.documents.reference import KeyPart, KeysPart, PairPart
from relations.documents.rows import RowsPart
from relations.errors import InvalidDocument, InvalidDocuments
from relations.refusals import NoSuchClaim

TYPE_IT = "Type the value instead."
Data = dict[str, Any]


@dataclass(frozen=True)
class Choice:
    """What a fact shall hold: what one claim says, or a value typed in portable form (None empties it).

    A typed value may rest on claims; then it is combined from them.
    """

    fact: str
    claim: str | None = None
    value: Any = None
    rests_on: tuple[str, ...] = ()

    def applied(self, document: Document, reason: str) -> Data:
        """The data of the document with the value chosen, and with the reason as its basis.

        Raises NoSuchClaim, and InvalidDocuments if the claim says nothing that the fact can hold.
        """
        value, data = self.value, document.data
        if self.claim is not None:
            value = held(fact_part(document.model, self.fact), data.get(self.fact), self.said(document))
        basis: Data = {"basis": "combined" if self.rests_on else STATED, "reason": reason}
        if rests_on := [self.claim] if self.claim is not None else list(self.rests_on):
            basis |= {"rests_on": rests_on}
        return data | {self.fact: value, "basis": data.get("basis", {}) | {self.fact: basis}}

    def said(self, document: Document) -> Data:
        """The claim that is chosen. Raises NoSuchClaim, InvalidDocuments."""
        found = [claim for fact, claim in document.claims if (fact, claim["id"]) == (self.fact, self.claim)]
        if not found:
            raise NoSuchClaim(document.record_key, str(self.claim))
        if "deprecated" in found[0]:
            raise refused(self.claim, "is deprecated", "Choose one that counts.")
        if "value" not in found[0]:
            raise refused(self.claim, "has words and no value", TYPE_IT)
        return found[0]


def held(part: Part, before: Any, claim: Data) -> Any:
    """What the fact holds if it holds what a claim says: of a set, the members with or without this one."""
    is_denied = claim.get("negated") == "true"
    if isinstance(part, KeysPart | RowsPart):
        member = part.member if isinstance(part, RowsPart) else KeyPart(part.name, noun=part.noun)
        others = [row for row in before or () if part.members([row]) != [claim["value"]]]
        if is_denied:
            return others or None
        is_member = len(others) < len(before or ())
        return before if is_member else [*others, row_of(part, one(member, claim["value"]))]
    if is_denied or isinstance(part, PairPart):
        raise refused(claim["value"], "is denied there, or is one of two", TYPE_IT)
    return one(part, claim["value"])


def row_of(part: Part, value: Any) -> Any:
    """A member of a set as the document lists it."""
    if isinstance(part, RowsPart) and not part.is_plain:
        return {part.member.name: value}
    return value


def one(part: Part, value: Any) -> Any:
    """What a claim says, as a part holds one value."""
    if isinstance(part, KeyPart):
        kind, _, key = value.partition("/")
        if kind != part.noun:
            raise refused(value, f"is no {part.noun.replace('_', ' ')}", TYPE_IT)
        return key
    if isinstance(part, TextPart) and part.digits:
        if value.keys() != {"amount"}:
            raise refused(value, "is no exact number", TYPE_IT)
        return value["amount"]
    return value


def refused(value: Any, rule: str, cure: str) -> InvalidDocuments:
    """A claim that cannot be chosen."""
    return InvalidDocuments([InvalidDocument("not_choosable", "claim", value, rule, cure)])
