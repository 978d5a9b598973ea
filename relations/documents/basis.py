"""The parts of a document that point at its own claims: bases of facts, and aliases."""

from typing import Any

from relations.documents.claim import ByFact, is_uuid
from relations.documents.fault import Faults, unless_missing
from relations.models.alias import AliasKind
from relations.models.record import Record

KEYS = ("basis", "rests_on", "reason")
STATED = "stated"
BASES = (STATED, "combined", "derived", "background")
ALIAS_LIMITS = {"text": 300, "language": 20}


def bases_of(record: Record) -> dict[str, dict[str, Any]]:
    """The stored bases in canonical form: jsonb keeps the keys of a mapping in an order of its own."""
    return {
        fact: {key: record.basis[fact][key] for key in KEYS if key in record.basis[fact]}
        for fact in record.facts
        if fact in record.basis
    }


def check_bases(model: type[Record], given: Any, claims: ByFact, faults: Faults) -> dict[str, dict[str, Any]]:
    """Bases in canonical form: what each rests on is named by claim identifiers."""
    mapping = faults.mapping(given, "basis", model.facts)
    return {fact: check_basis(mapping[fact], fact, claims, faults) for fact in mapping}


def check_basis(given: Any, fact: str, claims: ByFact, faults: Faults) -> dict[str, Any]:
    """One basis in canonical form. What is stated is left out of documents, unless somebody says why."""
    where = f"basis.{fact}"
    mapping = faults.mapping(given, where, KEYS)
    basis = mapping.get("basis")
    if basis not in BASES:
        cure = f"Choose one of {', '.join(BASES)}, or leave out what is stated."
        faults.add(unless_missing(basis, "unknown_choice"), f"{where}.basis", basis, "is no basis", cure)
    items = faults.items(mapping.get("rests_on", []), f"{where}.rests_on")
    rests_on = {
        found
        for number, item in enumerate(items)
        for found in resolved(item, f"{where}.rests_on[{number}]", claims, faults)
    }
    if basis in ("combined", "derived") and not rests_on:
        cure = "Add rests_on: [source#n]."
        faults.add("unfounded", where, basis, "must name the claims it rests on", cure)
    reason = faults.text(mapping["reason"], f"{where}.reason") if "reason" in mapping else None
    if basis == STATED and "reason" not in mapping:
        cure = "Say why it was chosen, or leave it out."
        faults.add("unfounded", where, basis, "says nothing without a reason", cure)
    found = {"basis": basis, "rests_on": sorted(rests_on), "reason": reason}
    return {key: value for key, value in found.items() if value}


def resolved(item: Any, where: str, claims: ByFact, faults: Faults) -> list[str]:
    """Claim identifiers for one entry: an identifier, `source#n`, or `fact@source#n`."""
    fact = where.split(".")[1]
    text = faults.text(item, where)
    if text is None or is_uuid(text):
        return [text] if text else []
    other, _, at = text.rpartition("@")
    found = [claim["id"] for claim in claims.get(other or fact, ()) if claim["at"] == at]
    if not found:
        rule = f"no claim of this record on {other or fact} stands there"
        faults.add("no_such_claim", where, item, rule, "Name a claim's paragraph.")
    return found


def check_aliases(given: Any, claims: ByFact, faults: Faults) -> list[dict[str, str]]:
    """Aliases in canonical form, sorted, each listed once."""
    aliases = []
    for number, item in enumerate(faults.items(given, "aliases")):
        alias = check_alias(item, claims, f"aliases[{number}]", faults)
        if alias in aliases:
            faults.add(
                "repeated", f"aliases[{number}]", alias.get("text"), "is listed twice", "List it once."
            )
        aliases.append(alias)
    return sorted(aliases, key=str)


def check_alias(item: Any, claims: ByFact, where: str, faults: Faults) -> dict[str, str]:
    """One alias: a text, a declared kind, and the claim that prints it."""
    given = faults.mapping(item, where, ("text", "language", "kind", "claim"))
    alias = {name: text for name in given if (text := faults.text(given[name], f"{where}.{name}"))}
    for name, limit in ALIAS_LIMITS.items():
        if len(alias.get(name, "")) > limit:
            rule = f"is longer than {limit} characters"
            faults.add("too_long", f"{where}.{name}", alias[name], rule, "Shorten it.")
    if "text" not in given:
        faults.add("missing_field", f"{where}.text", None, "is required", "Add the other name.")
    if alias.get("kind") not in AliasKind.values:
        cure = f"Choose one of {', '.join(AliasKind.values)}."
        code = unless_missing(alias.get("kind"), "unknown_choice")
        faults.add(code, f"{where}.kind", alias.get("kind"), "is no kind of alias", cure)
    check_printing(alias, claims, where, faults)
    return alias


def check_printing(alias: dict[str, str], claims: ByFact, where: str, faults: Faults) -> None:
    """Name the claim that prints the alias by its identifier; it may have been named by where it stands."""
    named, text = alias.get("claim"), alias.get("text", "")
    if named is None:
        if alias.get("kind") == AliasKind.MISSPELLING:
            rule = "a misspelling counts only within its source"
            faults.add("unfounded", where, text, rule, "Name the claim that prints it.")
        return
    own = [claim for listed in claims.values() for claim in listed]
    for claim in own:
        if claim["id"] == named or (claim["at"] == named and text in claim.get("printed", "")):
            alias["claim"] = claim["id"]
            return
    rule = "is no claim of this record that prints the alias"
    faults.add("no_such_claim", f"{where}.claim", named, rule, "Cite it first.")
