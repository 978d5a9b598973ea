"""Documents: the portable form of a record or a piece of reference data."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from relations.documents import claim as claims
from relations.documents.basis import bases_of, check_aliases, check_bases
from relations.documents.cleaning import clean
from relations.documents.declaration import fact_part, parts
from relations.documents.fault import Faults, unless_missing
from relations.documents.part import Named
from relations.errors import InvalidDocuments
from relations.models import KINDS
from relations.models.claim import WHOLE_RECORD
from relations.models.record import SLUG, Documented, Publication, Record


@dataclass(frozen=True)
class Document:
    """What a record is, without surrogate keys, timestamps or derived data.

    Keys stand in declared order, sets are sorted, and what is absent is left out.
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
        """Every claim with the fact it bears on."""
        for fact, listed in self.data.get("claims", {}).items():
            for claim in listed:
                yield fact, claim

    def as_json(self) -> str:
        """Canonical JSON: the same bytes for the same content, whatever the database."""
        return json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))

    def digest(self) -> str:
        """SHA-256 of the canonical JSON, in hexadecimal."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()

    def references(self) -> Iterator[tuple[str, Named]]:
        """Everything the document refers to and where, sources and values of its claims included."""
        for part in parts(self.model):
            if part.name in self.data:
                yield from ((part.name, named) for named in part.named(self.data[part.name]))
        if merged_into := self.data.get("merged_into"):
            yield "merged_into", (self.noun, merged_into)
        for fact, claim in self.claims:
            yield from ((f"claims.{fact}", named) for named in claims.named(self.model, fact, claim))

    def named(self) -> Iterator[Named]:
        """Everything the document refers to."""
        return (named for _, named in self.references())

    def named_in_fields(self) -> Iterator[Named]:
        """Everything the document refers to outside its claims."""
        return (named for where, named in self.references() if not where.startswith("claims."))


def of(record: Documented) -> Document:
    """The document of a stored record. Load it with `queries.loading.loaded()` to do so in few queries."""
    model = type(record)
    data: dict[str, Any] = {part.name: part.read(record) for part in parts(model)}
    data["id"] = record.key
    data["aliases"] = sorted((alias_of(alias) for alias in record.aliases.all()), key=str)
    data["external_ids"] = sorted(each.text for each in record.external_ids.all())
    if isinstance(record, Record):
        data["publication"] = record.publication
        data["merged_into"] = record.merged_into.key if record.merged_into_id else None
        data["basis"] = bases_of(record)
        data["claims"] = claims_of(record)
    return Document(record.noun(), record.key, ordered(model, data))


def alias_of(alias: Any) -> dict[str, str]:
    """A stored alias in document form."""
    values = {"text": alias.text, "language": alias.language, "kind": alias.kind, "claim": alias.claim_id}
    return {key: str(value) for key, value in values.items() if value is not None}


def claims_of(record: Record) -> dict[str, list[dict[str, Any]]]:
    """A record's stored claims in document form, by fact."""
    by_fact: dict[str, list[dict[str, Any]]] = {}
    for claim in record.claims.all():
        part = None if claim.fact == WHOLE_RECORD else fact_part(type(record), claim.fact)
        by_fact.setdefault(claim.fact, []).append(claims.read(claim, part))
    return {
        fact: sorted(by_fact[fact], key=claims.place)
        for fact in claims.facts_of(type(record))
        if fact in by_fact
    }


def parse(noun: str, given: Any) -> Document:
    """The canonical document of what somebody wrote. Raises InvalidDocuments with every fault found."""
    faults, model = Faults(), KINDS[noun]
    mapping = faults.mapping(clean(given, "", faults), "", keys_of(model))
    data: dict[str, Any] = {"id": check_key(model, mapping.get("id"), faults)}
    for part in parts(model):
        data[part.name] = part.checked(mapping, part.name, faults)
    said = {}
    if issubclass(model, Record):
        said = claims.check_all(model, str(data["id"]), mapping.get("claims", {}), faults)
        data |= check_editorial(mapping, faults)
        data["basis"] = check_bases(model, mapping.get("basis", {}), said, faults)
        data["claims"] = said
    data["aliases"] = check_aliases(mapping.get("aliases", []), said, faults)
    data["external_ids"] = check_external_ids(mapping.get("external_ids", []), faults)
    if faults.found:
        raise InvalidDocuments(faults.found)
    document = Document(noun, str(data["id"]), ordered(model, data))
    check_whole(document)
    return document


def keys_of(model: type[Documented]) -> tuple[str, ...]:
    """The keys of a document of a kind, in their order."""
    names = tuple(part.name for part in parts(model))
    if not issubclass(model, Record):
        return ("id", *names, "aliases", "external_ids")
    return ("id", "publication", *names, "aliases", "external_ids", "merged_into", "basis", "claims")


def ordered(model: type[Documented], data: dict[str, Any]) -> dict[str, Any]:
    """The data with its keys in declared order and without what is absent."""
    return {key: data[key] for key in keys_of(model) if data.get(key) not in (None, [], {})}


def check_whole(document: Document) -> None:
    """Rules between the fields of one document. Raises InvalidDocuments."""
    faults, data = Faults(), document.data
    if (document.noun, document.key) in document.named_in_fields():
        cure = "Name another, or leave it out."
        faults.add("to_itself", "id", document.key, "a record cannot refer to itself", cure)
    if data.get("merged_into") and data["publication"] != Publication.RETRACTED:
        cure = "Merge the records instead."
        faults.add(
            "not_together", "merged_into", data["merged_into"], "stands only in retracted records", cure
        )
    if (history := data.get("status_history")) and history[-1]["status"] != data.get("status"):
        rule = f"must be the last of its history, {history[-1]['status']}"
        faults.add("not_together", "status", data.get("status"), rule, "Correct the one or the other.")
    if faults.found:
        raise InvalidDocuments(faults.found)


def check_key(model: type[Documented], key: Any, faults: Faults) -> str | None:
    """The identifier, of the form of its kind."""
    rule = SLUG if model.key_field == "slug" else r"[A-Z]{3}\Z"
    if isinstance(key, str) and len(key) <= 160 and re.match(rule, key):
        if key in model.reserved:
            rule = "something else answers at its address"
            faults.add("reserved", "id", key, rule, f"Choose another id, such as {key}-{model.noun()}.")
        return key
    rule = "must be lower-case words and digits joined by hyphens, or a country code"
    faults.add(unless_missing(key, "malformed"), "id", key, rule, "E.g. xi-jinping.")
    return None


def check_editorial(mapping: dict[str, Any], faults: Faults) -> dict[str, str | None]:
    """The editorial state, draft unless said otherwise, and what took the record's place."""
    publication = mapping.get("publication", Publication.DRAFT.value)
    if publication not in Publication.values:
        cure = f"Choose one of {', '.join(Publication.values)}."
        faults.add("unknown_choice", "publication", publication, "is no editorial state", cure)
    merged_into = mapping.get("merged_into")
    return {
        "publication": publication,
        "merged_into": merged_into and faults.text(merged_into, "merged_into"),
    }


def check_external_ids(given: Any, faults: Faults) -> list[str]:
    """Identifiers of other systems, sorted, each with its scheme."""
    found = set()
    for number, item in enumerate(faults.items(given, "external_ids")):
        where = f"external_ids[{number}]"
        text = faults.text(item, where)
        if text and not (re.match(r"[^\s:]+:\S", text) and len(text) <= 120):
            rule = "must be scheme:value, at most 120 characters"
            faults.add("malformed", where, text, rule, "E.g. wikidata:Q15031.")
        found |= {text or ""}
    return sorted(found)
