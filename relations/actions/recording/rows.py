"""Writing a document into rows: columns, lists, names and claims. It decides nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import models

from relations.actions.recording.resolving import Registry
from relations.documents.claim import stored_value
from relations.documents.declaration import parts
from relations.documents.document import Document
from relations.documents.parts.reference import KeysPart
from relations.documents.parts.rows import RowsPart
from relations.documents.parts.value import value_key, value_text
from relations.errors import InvalidDocument, InvalidDocuments
from relations.models import Alias, Claim, Documented, ExternalIdentifier, Modality, Record, Source
from relations.models.claim import WHOLE_RECORD

ClaimOnFact = tuple[str, dict[str, Any]]

# The columns of each field of a claim. `value` depends on `fact`, which gives its type.
COLUMNS = {
    "fact": ("fact", "value", "value_key"),
    "at": ("source", "paragraph"),
    "locator": ("locator",),
    "printed": ("printed",),
    "value": ("value", "value_key"),
    "attributed_to": ("attributed_to",),
    "modality": ("modality",),
    "negated": ("negated",),
    "deprecated": ("deprecated_because",),
    "note": ("note",),
}


def assign(document: Document, record: Documented, registry: Registry) -> None:
    """Set the columns of the record's own row without saving it."""
    setattr(record, record.key_field, document.key)
    for part in parts(document.model):
        if not isinstance(part, KeysPart | RowsPart):
            part.assign(record, document.data.get(part.name), registry.resolve)
    if isinstance(record, Record):
        record.publication = document.data["publication"]
        record.basis = document.data.get("basis", {})
        merged_into = document.data.get("merged_into")
        record.merged_into = registry.resolve(document.noun, merged_into) if merged_into else None


def write_row(document: Document, registry: Registry) -> Documented:
    """Write the record's own row, with the references that lead somewhere already."""
    record = registry.resolve(document.noun, document.key) or document.model()
    assign(document, record, registry)
    record.save()
    return record


def remove_names_and_claims(
    document: Document, before: dict[str, Any], record: Documented, _registry: Registry
) -> None:
    """Remove names that changed and claims that were removed.

    This runs before anything is written, so that names and claims can move between records of one batch.
    """
    for name in ("aliases", "external_ids"):
        if before.get(name, []) not in ([], document.data.get(name)):
            getattr(record, name).all().delete()
    if gone := known_claims(before).keys() - known_claims(document.data).keys():
        Claim.objects.filter(id__in=gone).delete()


def write_names_and_claims(
    document: Document, before: dict[str, Any], record: Documented, registry: Registry
) -> None:
    """Write claims, then names, because names can refer to claims."""
    if isinstance(record, Record):
        write_claims(document, before, record, registry)
    if (names := document.data.get("aliases", [])) != before.get("aliases", []):
        attach_all([alias_row(each) for each in names], record)
    if (texts := document.data.get("external_ids", [])) != before.get("external_ids", []):
        attach_all([ExternalIdentifier(text=text) for text in texts], record)


def alias_row(alias: dict[str, str]) -> Alias:
    """The row of an alias."""
    return Alias(
        text=alias["text"], language=alias.get("language"), kind=alias["kind"], claim_id=alias.get("claim")
    )


def attach_all(rows: Sequence[Alias | ExternalIdentifier], record: Documented) -> None:
    """Write the names of a record."""
    for row in rows:
        row.attach(record)
    if rows:
        type(rows[0]).objects.bulk_create(rows)


def write_lists(document: Document, before: dict[str, Any], record: Documented, registry: Registry) -> None:
    """Write the lists that changed: references in joining tables, and rows of child tables."""
    for part in parts(document.model):
        value = document.data.get(part.name)
        if value == before.get(part.name):
            continue
        if isinstance(part, KeysPart):
            getattr(record, part.name).set([registry.required(part.noun, key) for key in value or ()])
        elif isinstance(part, RowsPart):
            write_rows(part, value or [], record, registry)
    if isinstance(record, Source):
        registry.recount_paragraphs(record.slug, len(document.data.get("paragraphs", ())))


def remove_surplus_rows(
    document: Document, before: dict[str, Any], record: Documented, _registry: Registry
) -> None:
    """Remove the last rows of ordered lists that became shorter. It runs last, when no claim cites them."""
    for part in parts(document.model):
        if isinstance(part, RowsPart) and part.is_ordered:
            count = len(document.data.get(part.name, ()))
            if count < len(before.get(part.name, ())):
                getattr(record, part.name).filter(position__gt=count).delete()


def write_rows(part: RowsPart, value: list[Any], record: Documented, registry: Registry) -> None:
    """Write a list into a child table. Rows of ordered lists are updated by position.

    Surplus rows of ordered lists stay until `remove_surplus_rows`.
    """
    manager = getattr(record, part.name)
    standing = {row.position: row for row in manager.all()} if part.is_ordered else {}
    if not part.is_ordered:
        manager.all().delete()
    fresh = []
    for position, item in enumerate(value, start=1):
        row = standing.pop(position, None) or part.model(**{manager.field.name: record})
        fill(row, part, item, position, registry)
        if row.pk:
            row.save()
        else:
            fresh.append(row)
    manager.bulk_create(fresh)


def fill(row: models.Model, part: RowsPart, item: Any, position: int, registry: Registry) -> None:
    """Set the columns of a child row."""
    for each in part.parts:
        each.assign(row, row_value(part, each.name, item, row), registry.resolve)
    if part.is_ordered:
        row.position = position


def row_value(part: RowsPart, name: str, item: Any, row: models.Model) -> Any:
    """The value of a field in a row, or the default of its column."""
    value = part.values_of(item).get(name)
    field = next((field for field in row._meta.fields if field.name == name), None)
    return field.get_default() if value is None and field is not None and field.has_default() else value


def known_claims(data: dict[str, Any]) -> dict[str, ClaimOnFact]:
    """The claims of a document with their facts, by identifier."""
    return {claim["id"]: (fact, claim) for fact, listed in data.get("claims", {}).items() for claim in listed}


def write_claims(document: Document, before: dict[str, Any], record: Record, registry: Registry) -> None:
    """Write the claims that are new or changed."""
    known, wanted = known_claims(before), known_claims(document.data)
    changed = {pk: each for pk, each in wanted.items() if known.get(pk) != each}
    fresh = changed.keys() - known.keys()
    errors = [error for fact, claim in changed.values() for error in place_errors(fact, claim, registry)]
    taken = Claim.objects.filter(id__in=fresh).values_list("id", flat=True) if fresh else ()
    for pk in map(str, taken):
        where, cure = f"claims.{wanted[pk][0]}", "Leave the id out; the claim gets a new one."
        errors.append(
            InvalidDocument("identifier_taken", where, pk, "is the id of a claim on another record", cure)
        )
    if errors:
        raise InvalidDocuments([error.of_record(document.record_key) for error in errors])
    rows = {pk: claim_row(fact, claim, record, registry) for pk, (fact, claim) in changed.items()}
    Claim.objects.bulk_create([rows[pk] for pk in rows if pk in fresh])
    if old := [rows[pk] for pk in rows if pk not in fresh]:
        pairs = [(known[str(row.pk)], wanted[str(row.pk)]) for row in old]
        Claim.objects.bulk_update(old, changed_columns(pairs))


def changed_columns(pairs: Iterable[tuple[ClaimOnFact, ClaimOnFact]]) -> list[str]:
    """The columns in which a claim changed. Only these are updated, because each costs as much as a row."""
    changed = set()
    for (fact_before, before), (fact, after) in pairs:
        all_before, all_after = {**before, "fact": fact_before}, {**after, "fact": fact}
        changed |= {name for name in COLUMNS if all_before.get(name) != all_after.get(name)}
    return sorted({column for name in changed for column in COLUMNS[name]})


def place_errors(fact: str, claim: dict[str, Any], registry: Registry) -> Iterator[InvalidDocument]:
    """An error if the claim cites a paragraph that its source does not have."""
    at, _, number = claim["at"].partition("#")
    if number and registry.paragraph(at, int(number)) is None:
        rule = "is not a paragraph of that source"
        yield InvalidDocument("no_such_paragraph", f"claims.{fact}", claim["at"], rule, "Correct its number.")


def claim_row(fact: str, claim: dict[str, Any], record: Record, registry: Registry) -> Claim:
    """The row of a claim."""
    at, _, number = claim["at"].partition("#")
    value = None if fact == WHOLE_RECORD else stored_value(type(record), fact, claim.get("value"))
    row = Claim(
        id=claim["id"],
        fact=fact,
        source=registry.required("source", at),
        paragraph=registry.paragraph(at, int(number)) if number else None,
        locator=claim.get("locator"),
        printed=claim.get("printed", ""),
        value=value,
        value_key=None if value is None else value_key(value_text(value)),
        attributed_to=claim.get("attributed_to"),
        modality=claim.get("modality", Modality.REPORTED.value),
        negated=claim.get("negated") == "true",
        deprecated_because=claim.get("deprecated", ""),
        note=claim.get("note", ""),
    )
    row.attach(record)
    return row


def move_marks(records: Iterable[Documented]) -> None:
    """Move the marks of merged sources to the winner, except on paragraphs that are marked there."""
    for old in records:
        if isinstance(old, Source) and old.merged_into is not None:
            known = old.merged_into.marks.active().values("digest")
            old.marks.active().exclude(digest__in=known).update(source=old.merged_into)
