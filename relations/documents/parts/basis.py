"""The parts of a document that refer to its own claims: the bases of facts, and aliases."""

from typing import Any

from relations.documents.claim import ByFact, is_uuid
from relations.documents.error_collector import ErrorCollector, code_or_missing
from relations.models.alias import AliasKind
from relations.models.record import Record

KEYS = ("basis", "rests_on", "reason")
STATED = "stated"
BASES = (STATED, "combined", "derived", "background")
ALIAS_LIMITS = {"text": 300, "language": 20}


def bases_of(record: Record) -> dict[str, dict[str, Any]]:
    """The stored bases with keys in canonical order, because jsonb does not preserve the order."""
    return {
        fact: {key: record.basis[fact][key] for key in KEYS if key in record.basis[fact]}
        for fact in record.facts
        if fact in record.basis
    }


def check_bases(
    model: type[Record], given: Any, claims: ByFact, errors: ErrorCollector
) -> dict[str, dict[str, Any]]:
    """The bases in canonical form, with claims as identifiers. Errors are collected."""
    mapping = errors.mapping(given, "basis", model.facts)
    return {fact: check_basis(mapping[fact], fact, claims, errors) for fact in mapping}


def check_basis(given: Any, fact: str, claims: ByFact, errors: ErrorCollector) -> dict[str, Any]:
    """One basis in canonical form. `stated` is the default, so it is written only with a reason."""
    where = f"basis.{fact}"
    mapping = errors.mapping(given, where, KEYS)
    basis = mapping.get("basis")
    if basis not in BASES:
        cure = f"Choose one of {', '.join(BASES)}, or leave out what is stated."
        errors.add(code_or_missing(basis, "invalid_choice"), f"{where}.basis", basis, "is not a basis", cure)
    items = errors.items(mapping.get("rests_on", []), f"{where}.rests_on")
    rests_on = {
        found
        for number, item in enumerate(items)
        for found in claim_ids(item, f"{where}.rests_on[{number}]", claims, errors)
    }
    if basis in ("combined", "derived") and not rests_on:
        cure = "Add rests_on: [source#n]."
        errors.add("missing_basis", where, basis, "must name the claims it rests on", cure)
    reason = errors.text(mapping["reason"], f"{where}.reason") if "reason" in mapping else None
    if basis == STATED and "reason" not in mapping:
        cure = "Write the reason, or leave the basis out."
        errors.add("missing_basis", where, basis, "needs a reason", cure)
    found = {"basis": basis, "rests_on": sorted(rests_on), "reason": reason}
    return {key: value for key, value in found.items() if value}


def claim_ids(item: Any, where: str, claims: ByFact, errors: ErrorCollector) -> list[str]:
    """The identifiers of the claims that an entry means: an identifier, `source#n`, or `fact@source#n`."""
    fact = where.split(".")[1]
    text = errors.text(item, where)
    if text is None or is_uuid(text):
        return [text] if text else []
    other, _, at = text.rpartition("@")
    found = [claim["id"] for claim in claims.get(other or fact, ()) if claim["at"] == at]
    if not found:
        rule = f"is not the location of a claim of this record on {other or fact}"
        errors.add("no_such_claim", where, item, rule, "Name a claim's paragraph.")
    return found


def check_aliases(given: Any, claims: ByFact, errors: ErrorCollector) -> list[dict[str, str]]:
    """The aliases in canonical form, sorted. Errors are collected."""
    aliases = []
    for number, item in enumerate(errors.items(given, "aliases")):
        alias = check_alias(item, claims, f"aliases[{number}]", errors)
        if alias in aliases:
            errors.add(
                "duplicate", f"aliases[{number}]", alias.get("text"), "is listed twice", "List it once."
            )
        aliases.append(alias)
    return sorted(aliases, key=str)


def check_alias(item: Any, claims: ByFact, where: str, errors: ErrorCollector) -> dict[str, str]:
    """One alias in canonical form. Errors are collected."""
    given = errors.mapping(item, where, ("text", "language", "kind", "claim"))
    alias = {name: text for name in given if (text := errors.text(given[name], f"{where}.{name}"))}
    for name, limit in ALIAS_LIMITS.items():
        if len(alias.get(name, "")) > limit:
            rule = f"is longer than {limit} characters"
            errors.add("too_long", f"{where}.{name}", alias[name], rule, "Shorten it.")
    if "text" not in given:
        errors.add("missing_field", f"{where}.text", None, "is required", "Add the alias.")
    if alias.get("kind") not in AliasKind.values:
        cure = f"Choose one of {', '.join(AliasKind.values)}."
        code = code_or_missing(alias.get("kind"), "invalid_choice")
        errors.add(code, f"{where}.kind", alias.get("kind"), "is not a kind of alias", cure)
    check_alias_claim(alias, claims, where, errors)
    return alias


def check_alias_claim(alias: dict[str, str], claims: ByFact, where: str, errors: ErrorCollector) -> None:
    """Replace the location of the claim that prints the alias with its identifier. Errors are collected."""
    given, text = alias.get("claim"), alias.get("text", "")
    if given is None:
        if alias.get("kind") == AliasKind.MISSPELLING:
            rule = "a misspelling counts only within its source"
            errors.add("missing_basis", where, text, rule, "Name the claim that prints it.")
        return
    own = [claim for listed in claims.values() for claim in listed]
    for claim in own:
        if claim["id"] == given or (claim["at"] == given and text in claim.get("printed", "")):
            alias["claim"] = claim["id"]
            return
    rule = "is not a claim of this record that prints the alias"
    errors.add("no_such_claim", f"{where}.claim", given, rule, "Cite it first.")
