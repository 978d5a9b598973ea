"""Claims in documents: read from stored rows, checked, and given identifiers."""

import json
import re
import uuid
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

from relations.documents.declaration import fact_part
from relations.documents.error_collector import ErrorCollector, code_or_missing
from relations.documents.parts.part import Part, ReferenceKey
from relations.documents.parts.reference import WORDS
from relations.documents.parts.value import member_type, short_form, typed_value
from relations.models.claim import WHOLE_RECORD, Claim, Modality
from relations.models.record import Record

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "entente")
ByFact = dict[str, list[dict[str, Any]]]
LIMITS = {"locator": 500, "printed": 80, "attributed_to": 160, "deprecated": 400, "note": 4000}


def facts_of(model: type[Record]) -> tuple[str, ...]:
    """The facts that claims can be about, in declared order."""
    return (*model.facts, WHOLE_RECORD)


def claim_data(claim: Claim, part: Part | None) -> dict[str, Any]:
    """The portable form of a stored claim, without its fact."""
    document = {
        "id": str(claim.id),
        "at": claim.source.key + (f"#{claim.paragraph.position}" if claim.paragraph else ""),
        "locator": claim.locator,
        "printed": claim.printed,
        "value": None if part is None else short_form(part, claim.value),
        "attributed_to": claim.attributed_to,
        "modality": None if claim.modality == Modality.REPORTED else claim.modality,
        "negated": "true" if claim.negated else None,
        "deprecated": claim.deprecated_because,
        "note": claim.note,
    }
    return {key: value for key, value in document.items() if value not in (None, "")}


def check_claims(model: type[Record], key: str, given: Any, errors: ErrorCollector) -> ByFact:
    """The claims of a document in canonical form, by fact in declared order. Errors are collected."""
    checked: ByFact = {}
    for fact, listed in errors.mapping(given, "claims", facts_of(model)).items():
        part = None if fact == WHOLE_RECORD else fact_part(model, fact)
        items = enumerate(errors.items(listed, f"claims.{fact}"))
        claims = [check_claim(item, part, f"claims.{fact}[{number}]", errors) for number, item in items]
        checked[fact] = [claim for claim in claims if "at" in claim]
    check_identifiers(checked, errors)
    taken = {claim["id"] for listed in checked.values() for claim in listed if "id" in claim}
    return {
        fact: sorted(
            (with_identifier(claim, f"{model.noun()}/{key}", fact, taken) for claim in listed), key=sort_key
        )
        for fact, listed in checked.items()
        if listed
    }


def check_identifiers(checked: ByFact, errors: ErrorCollector) -> None:
    """Collect errors for identifiers that are no UUIDs, or that two claims have."""
    given = [(fact, claim["id"]) for fact, listed in checked.items() for claim in listed if "id" in claim]
    counted = Counter(identifier for _, identifier in given)
    for fact, identifier in given:
        if not is_uuid(identifier):
            errors.add(
                "malformed", f"claims.{fact}", identifier, "is not a UUID", "Leave the id out; one is made."
            )
        elif counted[identifier] > 1:
            cure = "Leave it out in one."
            errors.add("duplicate", f"claims.{fact}", identifier, "is the id of several claims", cure)


def is_uuid(text: str) -> bool:
    """Whether the text is a UUID in canonical form, as identifiers of claims are."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def check_claim(item: Any, part: Part | None, where: str, errors: ErrorCollector) -> dict[str, Any]:
    """One claim in canonical form. Errors are collected."""
    given = errors.mapping(item, where, Claim.document)
    claim = {
        name: text
        for name in given
        if name != "value" and (text := errors.text(given[name], f"{where}.{name}"))
    }
    for name, limit in LIMITS.items():
        if len(claim.get(name, "")) > limit:
            rule = f"is longer than {limit} characters"
            errors.add(
                "too_long", f"{where}.{name}", claim[name], rule, "Keep the words that carry the value."
            )
    if "value" in given:
        check_value(claim, given["value"], part, where, errors)
    check_location(claim, where, errors)
    check_qualifiers(claim, where, errors)
    return {name: claim[name] for name in Claim.document if name in claim}


def check_value(
    claim: dict[str, Any], value: Any, part: Part | None, where: str, errors: ErrorCollector
) -> None:
    """Set the canonical value of the claim. Errors are collected."""
    if part is None:
        rule = "a claim on the whole record has no value"
        errors.add("inconsistent", f"{where}.value", value, rule, "Leave it out.")
        return
    stored = typed_value(part, value, f"{where}.value", errors)
    if stored is not None:
        claim["value"] = short_form(part, stored)


def check_location(claim: dict[str, Any], where: str, errors: ErrorCollector) -> None:
    """A claim has a paragraph and printed words, or a locator. Errors are collected."""
    given_at = claim.get("at")
    at = given_at or ""
    if not re.fullmatch(r"[a-z0-9-]+(#[1-9][0-9]*)?", at):
        rule = "must be source#paragraph, or source with a locator"
        errors.add(
            code_or_missing(given_at, "malformed"), f"{where}.at", given_at, rule, "E.g. some-source#7."
        )
        claim.pop("at", None)
    elif "#" in at and ("locator" in claim or "printed" not in claim):
        rule = "a claim at a paragraph has printed words and no locator"
        errors.add("inconsistent", where, at, rule, "Add printed.")
    elif "#" not in at and "locator" not in claim:
        cure = "Write source#n, or add a locator."
        errors.add("inconsistent", where, at, "names neither paragraph nor locator", cure)


def check_qualifiers(claim: dict[str, Any], where: str, errors: ErrorCollector) -> None:
    """Modality and negation have declared values. Defaults are removed, errors are collected."""
    modality, negated = claim.get("modality"), claim.get("negated")
    if modality not in (None, *Modality.values):
        cure = f"Choose one of {', '.join(Modality.values)}."
        errors.add("invalid_choice", f"{where}.modality", modality, "is not a modality", cure)
    if negated not in (None, "true", "false"):
        cure = "Leave it out unless the source denies the value."
        errors.add("invalid_choice", f"{where}.negated", negated, "must be true or false", cure)
    if modality == Modality.REPORTED:
        del claim["modality"]
    if negated == "false":
        del claim["negated"]


def with_identifier(claim: dict[str, Any], record_key: str, fact: str, taken: set[str]) -> dict[str, Any]:
    """The claim with its identifier. It is derived from the content: a reimport gives the same."""
    if "id" in claim:
        return claim
    name = [record_key, fact, claim["at"], claim.get("locator", ""), claim.get("printed", "")]
    made = (str(uuid.uuid5(NAMESPACE, json.dumps([*name, str(ordinal)]))) for ordinal in count(1))
    identifier = next(each for each in made if each not in taken)
    taken.add(identifier)
    return {"id": identifier} | claim


def fact_of_claim(data: dict[str, Any], identifier: str) -> str | None:
    """The fact of the claim with this identifier in a document, or None."""
    for fact, listed in data.get("claims", {}).items():
        if any(claim["id"] == identifier for claim in listed):
            return str(fact)
    return None


def sort_key(claim: dict[str, Any]) -> tuple[Any, ...]:
    """The key by which the claims on a fact are sorted: source, paragraph, locator, words, identifier."""
    source, _, number = claim["at"].partition("#")
    return source, int(number or 0), claim.get("locator", ""), claim.get("printed", ""), claim["id"]


def reference_keys(model: type[Record], fact: str, claim: dict[str, Any]) -> Iterator[ReferenceKey]:
    """The keys that a claim refers to: its source, and the record in its value, if it is a reference."""
    yield "source", claim["at"].partition("#")[0]
    if fact != WHOLE_RECORD and member_type(fact_part(model, fact)) == "reference" and "value" in claim:
        noun, _, key = claim["value"].partition("/")
        if noun != WORDS:
            yield noun, key


def stored_value(model: type[Record], fact: str, value: Any) -> dict[str, Any] | None:
    """The typed form in which the value of a claim is stored, or None."""
    return None if value is None else typed_value(fact_part(model, fact), value, fact, ErrorCollector())


def fact_members(model: type[Record], fact: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    """The values of a fact in the record, in the typed form of claim values."""
    part = fact_part(model, fact)
    values = (typed_value(part, value, fact, ErrorCollector()) for value in part.members(data.get(fact)))
    return [value for value in values if value is not None]
