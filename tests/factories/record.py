"""What every factory of a record or of reference data does.

Records are made by the real actions, each with its first revision, from keywords in the portable form of
documents: `VisitFactory(guest="country/CHN", host="VNM", period="2023-12", published=True)`. A record may
stand where its key does. Whatever a document names and nobody made yet is made, and published, on the way.

A published record gets a claim of `first-witness` for every fact that holds a value and has none. A keyword
`contrary={"period": "1999"}` adds one of `second-witness` that says otherwise; `conflicting=True` does so
with a fitting fact.
"""

from datetime import UTC, datetime
from importlib import import_module

import factory

from relations.actions import correction, creation, publication
from relations.documents.declaration import fact_part, parts
from relations.documents.document import of, parse
from relations.documents.reference import OneOfPart
from relations.models import KINDS, RECORDS, Documented, Publication
from relations.queries.evidence import uncited_facts
from relations.queries.loading import loaded

WRITER, EDITOR = "writer", "editor"
AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
FIRST_WITNESS, SECOND_WITNESS = "first-witness", "second-witness"


class DocumentedFactory(factory.Factory):
    """Makes a record of any kind; `publication=` says how far it goes, `published=True` is short for that."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *, by=WRITER, at=AT, contrary=None, **given):
        if isinstance(
            given.get("published"), bool
        ):  # of a source, `published` in the portable form is a date
            given["publication"] = Publication.PUBLISHED if given.pop("published") else Publication.DRAFT
        noun, state = model_class.noun(), given.pop("publication", Publication.DRAFT)
        data = portable(model_class, given)
        if contrary or state != Publication.DRAFT:
            data = cited(noun, data, contrary or {})
        make_what_is_named(noun, data)
        creation.create(noun, data, by=by, at=at)
        record = model_class.objects.get(**{model_class.key_field: data["id"]})
        if state != Publication.DRAFT:
            publication.publish(record, by=EDITOR, at=at)
        if state == Publication.RETRACTED:
            publication.retract(record, by=EDITOR, at=at, reason="It should not have been there.")
        record.refresh_from_db()
        return record


def portable(model, given):
    """The document for the keywords: keys for records, and nothing for None."""
    one_of = {part.name for part in parts(model) if isinstance(part, OneOfPart)}

    def key(name, value):
        if isinstance(value, Documented):
            return value.record_key if name in one_of else value.key
        return [key(name, item) for item in value] if isinstance(value, list) else value

    return {name: key(name, value) for name, value in given.items() if value is not None}


def cited(noun, data, contrary):
    """The document with a claim for each fact that lacks one, and those of the second witness."""
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


def make_what_is_named(noun, data):
    """Make, and publish, everything that the document names and that does not exist."""
    document = parse(noun, data)
    for other, key in set(document.named()) - {(noun, document.key)}:
        model = KINDS[other]
        if not model.objects.filter(**{model.key_field: key}).exists():
            factory_of(other)(id=key, **({"published": True} if other in RECORDS else {}))


def factory_of(noun):
    """The factory of a kind, by the rule that everything about a noun is in a file of its name."""
    return getattr(import_module(f"tests.factories.{noun}"), f"{KINDS[noun].__name__}Factory")


def document_of(record):
    """The record's document as it stands in the database."""
    return of(loaded(type(record)).get(pk=record.pk))


def corrected(record, changes, *, by=WRITER, at=AT, reason="A factory adds to it."):
    """Correct a record through the action; if readers see it, what is new is cited."""
    noun, data = record.noun(), document_of(record).data | changes
    if data.get("publication") == Publication.PUBLISHED:
        changes = changes | {"claims": cited(noun, data, {}).get("claims", {})}
    make_what_is_named(noun, data | changes)
    revision = correction.correct(record, changes, by=by, at=at, reason=reason)
    record.refresh_from_db()
    return revision
