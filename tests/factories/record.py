"""The base of the factories of records and reference data.

Records are made by the real actions, each with its first revision, from keywords in the portable form of
documents: `VisitFactory(guest="country/CHN", host="VNM", period="2023-12", published=True)`. A record can
be given in place of its key. Records that a document refers to and that do not exist are created, and
published, too.

A published record gets a claim of the source `first-witness` for each of its uncited facts. The keyword
`contrary={"period": "1999"}` adds a contradicting claim of `second-witness`; `conflicting=True` does so
with a suitable fact.
"""

from datetime import UTC, datetime
from importlib import import_module

import factory

from relations.actions.changes import correction, creation, publication
from relations.documents.declaration import fact_part, parts
from relations.documents.document import from_record, parse
from relations.documents.parts.reference import OneOfPart
from relations.models import KINDS, RECORDS, Documented, Publication
from relations.queries.evidence.assessment import uncited_facts
from relations.queries.record.loading import loaded

WRITER, EDITOR = "writer", "editor"
AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
FIRST_WITNESS, SECOND_WITNESS = "first-witness", "second-witness"


class DocumentedFactory(factory.Factory):
    """Creates a record of any kind. `publication=` is its state; `published=True` is short for published."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *, by=WRITER, at=AT, contrary=None, **given):
        if isinstance(given.get("published"), bool):  # the field `published` of a source is a date
            given["publication"] = Publication.PUBLISHED if given.pop("published") else Publication.DRAFT
        noun, publication_state = model_class.noun(), given.pop("publication", Publication.DRAFT)
        data = portable_document(model_class, given)
        if contrary or publication_state != Publication.DRAFT:
            data = add_missing_claims(noun, data, contrary or {})
        create_references(noun, data)
        creation.create(noun, data, by=by, at=at)
        record = model_class.objects.get(**{model_class.key_field: data["id"]})
        if publication_state != Publication.DRAFT:
            publication.publish(record, by=EDITOR, at=at)
        if publication_state == Publication.RETRACTED:
            publication.retract(record, by=EDITOR, at=at, reason="It should not have been there.")
        record.refresh_from_db()
        return record


def portable_document(model, given):
    """The data of a document: records are replaced by their keys, and None is left out."""
    one_of = {part.name for part in parts(model) if isinstance(part, OneOfPart)}

    def key(name, value):
        if isinstance(value, Documented):
            return value.record_key if name in one_of else value.key
        return [key(name, item) for item in value] if isinstance(value, list) else value

    return {name: key(name, value) for name, value in given.items() if value is not None}


def add_missing_claims(noun, data, contrary):
    """The data with a claim for each uncited fact, and the contrary claims of the second witness."""
    if noun not in RECORDS:
        return data
    document, model = parse(noun, data), RECORDS[noun]
    witness = data["id"] if noun == "source" else FIRST_WITNESS
    claims = {fact: list(listed) for fact, listed in document.data.get("claims", {}).items()}
    for fact in uncited_facts(document):
        values = fact_part(model, fact).members(document.data[fact])
        claims[fact] = [{"at": f"{witness}#1", "printed": fact, "value": value} for value in values]
    for fact, value in contrary.items():
        claims.setdefault(fact, []).append(
            {"at": f"{SECOND_WITNESS}#1", "printed": f"other {fact}", "value": value}
        )
    return data | {"claims": claims}


def create_references(noun, data):
    """Create, and publish, everything that the document refers to and that does not exist."""
    document = parse(noun, data)
    for other, key in set(document.reference_keys()) - {(noun, document.key)}:
        model = KINDS[other]
        if not model.objects.filter(**{model.key_field: key}).exists():
            factory_of(other)(id=key, **({"published": True} if other in RECORDS else {}))


def factory_of(noun):
    """The factory of a kind, from the module that is named after its noun."""
    return getattr(import_module(f"tests.factories.{noun}"), f"{KINDS[noun].__name__}Factory")


def document_of(record):
    """The current document of a record."""
    return from_record(loaded(type(record)).get(pk=record.pk))


def correct_record(record, changes, *, by=WRITER, at=AT, reason="A factory adds to it."):
    """Correct a record by the action. Uncited facts of a published record get claims."""
    noun, data = record.noun(), document_of(record).data | changes
    if data.get("publication") == Publication.PUBLISHED:
        changes = changes | {"claims": add_missing_claims(noun, data, {}).get("claims", {})}
    create_references(noun, data | changes)
    revision = correction.correct(record, changes, by=by, at=at, reason=reason)
    record.refresh_from_db()
    return revision
