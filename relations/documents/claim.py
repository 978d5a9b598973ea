"""Claims inside a document: read from rows, checked, and given their identifiers."""

import json
import re
import uuid
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

from relations.documents.declaration import fact_part
from relations.documents.fault import Faults, unless_missing
from relations.documents.part import Named, Part
from relations.documents.reference import WORDS
from relations.documents.value import member_type, terse, typed
from relations.models.claim import WHOLE_RECORD, Claim, Modality
from relations.models.record import Record

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "entente")
ByFact = dict[str, list[dict[str, Any]]]
LIMITS = {"locator": 500, "printed": 80, "attributed_to": 160, "deprecated": 400, "note": 4000}


def facts_of(model: type[Record]) -> tuple[str, ...]:
    """The facts that claims may bear on, in their order."""
    return (*model.facts, WHOLE_RECORD)


def read(claim: Claim, part: Part | None) -> dict[str, Any]:
    """A stored claim in document form, without its fact."""
    document = {
        "id": str(claim.id),
        "at": claim.source.key + (f"#{claim.paragraph.position}" if claim.paragraph else ""),
        "locator": claim.locator,
        "printed": claim.printed,
        "value": None if part is None else terse(part, claim.value),
        "attributed_to": claim.attributed_to,
        "modality": None if claim.modality == Modality.REPORTED else claim.modality,
        "negated": "true" if claim.negated else None,
        "deprecated": claim.deprecated_because,
        "note": claim.note,
    }
    return {key: value for key, value in document.items() if value not in (None, "")}


def check_all(model: type[Record], key: str, given: Any, faults: Faults) -> ByFact:
    """All claims of a document in canonical form, by fact in declared order."""
    checked: ByFact = {}
    for fact, listed in faults.mapping(given, "claims", facts_of(model)).items():
        part = None if fact == WHOLE_RECORD else fact_part(model, fact)
        items = enumerate(faults.items(listed, f"claims.{fact}"))
        claims = [check(item, part, f"claims.{fact}[{number}]", faults) for number, item in items]
        checked[fact] = [claim for claim in claims if "at" in claim]
    check_identifiers(checked, faults)
    taken = {claim["id"] for listed in checked.values() for claim in listed if "id" in claim}
    return {
        fact: sorted((identified(claim, f"{model.noun()}/{key}", fact, taken) for claim in listed), key=place)
        for fact, listed in checked.items()
        if listed
    }


def check_identifiers(checked: ByFact, faults: Faults) -> None:
    """Identifiers that were given are claims' identifiers, and no two claims have the same."""
    given = [(fact, claim["id"]) for fact, listed in checked.items() for claim in listed if "id" in claim]
    counted = Counter(identifier for _, identifier in given)
    for fact, identifier in given:
        if not is_uuid(identifier):
            faults.add(
                "malformed", f"claims.{fact}", identifier, "is no UUID", "Leave the id out; one is made."
            )
        elif counted[identifier] > 1:
            cure = "Leave it out in one."
            faults.add("repeated", f"claims.{fact}", identifier, "is the id of several claims", cure)


def is_uuid(text: str) -> bool:
    """Whether the text is a claim's identifier."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def check(item: Any, part: Part | None, where: str, faults: Faults) -> dict[str, Any]:
    """One claim in canonical form."""
    given = faults.mapping(item, where, Claim.document)
    claim = {
        name: text
        for name in given
        if name != "value" and (text := faults.text(given[name], f"{where}.{name}"))
    }
    for name, limit in LIMITS.items():
        if len(claim.get(name, "")) > limit:
            rule = f"is longer than {limit} characters"
            faults.add(
                "too_long", f"{where}.{name}", claim[name], rule, "Keep the words that carry the value."
            )
    if "value" in given:
        check_value(claim, given["value"], part, where, faults)
    check_place(claim, where, faults)
    check_manner(claim, where, faults)
    return {name: claim[name] for name in Claim.document if name in claim}


def check_value(claim: dict[str, Any], value: Any, part: Part | None, where: str, faults: Faults) -> None:
    """Put the canonical value into the claim."""
    if part is None:
        rule = "a claim on the whole record has no value"
        faults.add("not_together", f"{where}.value", value, rule, "Leave it out.")
        return
    stored = typed(part, value, f"{where}.value", faults)
    if stored is not None:
        claim["value"] = terse(part, stored)


def check_place(claim: dict[str, Any], where: str, faults: Faults) -> None:
    """A claim stands at a paragraph and prints words of it, or at a locator."""
    given_at = claim.get("at")
    at = given_at or ""
    if not re.fullmatch(r"[a-z0-9-]+(#[1-9][0-9]*)?", at):
        rule = "must be source#paragraph, or source with a locator"
        faults.add(
            unless_missing(given_at, "malformed"), f"{where}.at", given_at, rule, "E.g. some-source#7."
        )
        claim.pop("at", None)
    elif "#" in at and ("locator" in claim or "printed" not in claim):
        rule = "a claim at a paragraph has printed words and no locator"
        faults.add("not_together", where, at, rule, "Add printed.")
    elif "#" not in at and "locator" not in claim:
        cure = "Write source#n, or add a locator."
        faults.add("not_together", where, at, "names neither paragraph nor locator", cure)


def check_manner(claim: dict[str, Any], where: str, faults: Faults) -> None:
    """Modality and negation are declared ones; defaults are left out."""
    modality, negated = claim.get("modality"), claim.get("negated")
    if modality not in (None, *Modality.values):
        cure = f"Choose one of {', '.join(Modality.values)}."
        faults.add("unknown_choice", f"{where}.modality", modality, "is no modality", cure)
    if negated not in (None, "true", "false"):
        cure = "Leave it out unless the source denies the value."
        faults.add("unknown_choice", f"{where}.negated", negated, "must be true or false", cure)
    if modality == Modality.REPORTED:
        del claim["modality"]
    if negated == "false":
        del claim["negated"]


def identified(claim: dict[str, Any], record_key: str, fact: str, taken: set[str]) -> dict[str, Any]:
    """The claim with its identifier: its own, or one made from what it says and not taken yet."""
    if "id" in claim:
        return claim
    name = [record_key, fact, claim["at"], claim.get("locator", ""), claim.get("printed", "")]
    made = (str(uuid.uuid5(NAMESPACE, json.dumps([*name, str(ordinal)]))) for ordinal in count(1))
    identifier = next(each for each in made if each not in taken)
    taken.add(identifier)
    return {"id": identifier} | claim


def fact_of(data: dict[str, Any], identifier: str) -> str | None:
    """The fact on which a document has the claim of this identifier, or None."""
    for fact, listed in data.get("claims", {}).items():
        if any(claim["id"] == identifier for claim in listed):
            return str(fact)
    return None


def place(claim: dict[str, Any]) -> tuple[Any, ...]:
    """Where a claim stands among the others on its fact."""
    source, _, number = claim["at"].partition("#")
    return source, int(number or 0), claim.get("locator", ""), claim.get("printed", ""), claim["id"]


def named(model: type[Record], fact: str, claim: dict[str, Any]) -> Iterator[Named]:
    """What a claim refers to: its source, and what its value leads to."""
    yield "source", claim["at"].partition("#")[0]
    if fact != WHOLE_RECORD and member_type(fact_part(model, fact)) == "reference" and "value" in claim:
        noun, _, key = claim["value"].partition("/")
        if noun != WORDS:
            yield noun, key


def stored_value(model: type[Record], fact: str, value: Any) -> dict[str, Any] | None:
    """The typed form under which a claim's value is stored."""
    return None if value is None else typed(fact_part(model, fact), value, fact, Faults())


def fact_members(model: type[Record], fact: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    """The record's own values of a fact, typed as claims' values are."""
    part = fact_part(model, fact)
    values = (typed(part, value, fact, Faults()) for value in part.members(data.get(fact)))
    return [value for value in values if value is not None]
