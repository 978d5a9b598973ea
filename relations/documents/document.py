"""Documents: the portable form of a record or a piece of reference data."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from relations.documents import claim as claims
from relations.documents.cleaning import normalized
from relations.documents.declaration import fact_part, parts
from relations.documents.error_collector import ErrorCollector, code_or_missing
from relations.documents.parts.basis import bases_of, check_aliases, check_bases
from relations.documents.parts.part import ReferenceKey
from relations.errors import InvalidDocuments
from relations.models import KINDS
from relations.models.claim import WHOLE_RECORD
from relations.models.record import SLUG, Documented, Publication, Record


@dataclass(frozen=True)
class Document:
    """The content of a record, without surrogate keys, timestamps or derived data.

    Keys are in declared order, sets are sorted, and empty fields are left out.
    """

    noun: str
    key: str
    data: dict[str, Any]

    @property
    def record_key(self) -> str:
        """`kind/id`."""
        return f"{self.noun}/{self.key}"

    @property
    def model(self) -> type[Documented]:
        """The model of its kind."""
        return KINDS[self.noun]

    @property
    def claims(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every claim, each with its fact."""
        for fact, listed in self.data.get("claims", {}).items():
            for claim in listed:
                yield fact, claim

    def as_json(self) -> str:
        """Canonical JSON: the same bytes for the same content on every database."""
        return json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))

    def digest(self) -> str:
        """SHA-256 of the canonical JSON, in hexadecimal."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()

    def references(self) -> Iterator[tuple[str, ReferenceKey]]:
        """Each key that the document refers to, with its field. Sources and values of claims are included."""
        for part in parts(self.model):
            if part.name in self.data:
                yield from ((part.name, found) for found in part.reference_keys(self.data[part.name]))
        if merged_into := self.data.get("merged_into"):
            yield "merged_into", (self.noun, merged_into)
        for fact, claim in self.claims:
            yield from ((f"claims.{fact}", found) for found in claims.reference_keys(self.model, fact, claim))

    def reference_keys(self) -> Iterator[ReferenceKey]:
        """Each key that the document refers to."""
        return (found for _, found in self.references())

    def field_reference_keys(self) -> Iterator[ReferenceKey]:
        """Each key that the document refers to outside its claims."""
        return (found for where, found in self.references() if not where.startswith("claims."))


def from_record(record: Documented) -> Document:
    """The document of a stored record. `queries.loading.loaded()` loads records for this."""
    model = type(record)
    data: dict[str, Any] = {part.name: part.read(record) for part in parts(model)}
    data["id"] = record.key
    data["aliases"] = sorted((alias_data(alias) for alias in record.aliases.all()), key=str)
    data["external_ids"] = sorted(each.text for each in record.external_ids.all())
    if isinstance(record, Record):
        data["publication"] = record.publication
        data["merged_into"] = record.merged_into.key if record.merged_into_id else None
        data["basis"] = bases_of(record)
        data["claims"] = claims_by_fact(record)
    return Document(record.noun(), record.key, in_declared_order(model, data))


def alias_data(alias: Any) -> dict[str, str]:
    """The portable form of a stored alias."""
    values = {"text": alias.text, "language": alias.language, "kind": alias.kind, "claim": alias.claim_id}
    return {key: str(value) for key, value in values.items() if value is not None}


def claims_by_fact(record: Record) -> dict[str, list[dict[str, Any]]]:
    """The stored claims of a record in portable form, by fact."""
    by_fact: dict[str, list[dict[str, Any]]] = {}
    for claim in record.claims.all():
        part = None if claim.fact == WHOLE_RECORD else fact_part(type(record), claim.fact)
        by_fact.setdefault(claim.fact, []).append(claims.claim_data(claim, part))
    return {
        fact: sorted(by_fact[fact], key=claims.sort_key)
        for fact in claims.facts_of(type(record))
        if fact in by_fact
    }


def parse(noun: str, given: Any) -> Document:
    """The canonical document of unchecked input. Raises InvalidDocuments with every error."""
    errors, model = ErrorCollector(), KINDS[noun]
    mapping = errors.mapping(normalized(given, "", errors), "", keys_of(model))
    data: dict[str, Any] = {"id": check_key(model, mapping.get("id"), errors)}
    for part in parts(model):
        data[part.name] = part.checked(mapping, part.name, errors)
    checked: claims.ByFact = {}
    if issubclass(model, Record):
        checked = claims.check_claims(model, str(data["id"]), mapping.get("claims", {}), errors)
        data |= check_editorial(mapping, errors)
        data["basis"] = check_bases(model, mapping.get("basis", {}), checked, errors)
        data["claims"] = checked
    data["aliases"] = check_aliases(mapping.get("aliases", []), checked, errors)
    data["external_ids"] = check_external_ids(mapping.get("external_ids", []), errors)
    if errors.found:
        raise InvalidDocuments(errors.found)
    document = Document(noun, str(data["id"]), in_declared_order(model, data))
    check_consistency(document)
    return document


def keys_of(model: type[Documented]) -> tuple[str, ...]:
    """The keys of a document of a kind, in declared order."""
    names = tuple(part.name for part in parts(model))
    if not issubclass(model, Record):
        return ("id", *names, "aliases", "external_ids")
    return ("id", "publication", *names, "aliases", "external_ids", "merged_into", "basis", "claims")


def in_declared_order(model: type[Documented], data: dict[str, Any]) -> dict[str, Any]:
    """The data with its keys in declared order, without empty values."""
    return {key: data[key] for key in keys_of(model) if data.get(key) not in (None, [], {})}


def check_consistency(document: Document) -> None:
    """Check the rules between the fields of one document. Raises InvalidDocuments."""
    errors, data = ErrorCollector(), document.data
    if (document.noun, document.key) in document.field_reference_keys():
        cure = "Name another, or leave it out."
        errors.add("self_reference", "id", document.key, "a record cannot refer to itself", cure)
    if data.get("merged_into") and data["publication"] != Publication.RETRACTED:
        cure = "Merge the records instead."
        errors.add(
            "inconsistent", "merged_into", data["merged_into"], "is allowed only in retracted records", cure
        )
    if (history := data.get("status_history")) and history[-1]["status"] != data.get("status"):
        rule = f"must be the last of its history, {history[-1]['status']}"
        errors.add("inconsistent", "status", data.get("status"), rule, "Correct the one or the other.")
    if errors.found:
        raise InvalidDocuments(errors.found)


def check_key(model: type[Documented], key: Any, errors: ErrorCollector) -> str | None:
    """The identifier, or None if it does not match the pattern of its kind. Errors are collected."""
    rule = SLUG if model.key_field == "slug" else r"[A-Z]{3}\Z"
    if isinstance(key, str) and len(key) <= 160 and re.match(rule, key):
        if key in model.reserved:
            rule = "is reserved: its URL belongs to something else"
            errors.add(
                "reserved_identifier", "id", key, rule, f"Choose another id, such as {key}-{model.noun()}."
            )
        return key
    rule = "must be lower-case words and digits joined by hyphens, or a country code"
    errors.add(code_or_missing(key, "malformed"), "id", key, rule, "E.g. xi-jinping.")
    return None


def check_editorial(mapping: dict[str, Any], errors: ErrorCollector) -> dict[str, str | None]:
    """The editorial state (draft by default) and the record that this one was merged into."""
    publication = mapping.get("publication", Publication.DRAFT.value)
    if publication not in Publication.values:
        cure = f"Choose one of {', '.join(Publication.values)}."
        errors.add("invalid_choice", "publication", publication, "is not an editorial state", cure)
    merged_into = mapping.get("merged_into")
    return {
        "publication": publication,
        "merged_into": merged_into and errors.text(merged_into, "merged_into"),
    }


def check_external_ids(given: Any, errors: ErrorCollector) -> list[str]:
    """External identifiers, sorted, each with its scheme. Errors are collected."""
    found = set()
    for number, item in enumerate(errors.items(given, "external_ids")):
        where = f"external_ids[{number}]"
        text = errors.text(item, where)
        if text and not (re.match(r"[^\s:]+:\S", text) and len(text) <= 120):
            rule = "must be scheme:value, at most 120 characters"
            errors.add("malformed", where, text, rule, "E.g. wikidata:Q15031.")
        found |= {text or ""}
    return sorted(found)
