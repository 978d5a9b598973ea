"""Fills every text column of every model with the XSS corpus."""

from contextlib import suppress
from itertools import count
from typing import NamedTuple

from django.db import IntegrityError, connection, models, transaction

from relations.actions import review
from relations.actions.changes.redaction import redact
from relations.documents.declaration import parts
from relations.documents.parts.part import TextPart
from relations.models import KINDS, RECORDS, Revision
from relations.models.period_field import EdtfField
from tests.browser.pages import written_models
from tests.browser.xss_corpus import CORPUS
from tests.factories import ProposalFactory
from tests.factories.record import AT, correct_record, factory_of

TEXTS = (models.CharField, models.TextField, models.JSONField)
OF_SHARES = "share_of"  # only figures that are shares have it
UNLIMITED = 100_000
STRUCTURE = {
    "record_key": "an identifier, made by actions",
    "noun": "a kind, named by actions",
    "key": "an identifier, made by actions",
    "other": "an identifier, made by actions",
    "fact": "the name of a fact, checked by actions",
    "digest": "made by actions",
    "value_key": "made of the value",
    "amount": "a number, kept as text",
    "rounded_to": "a number, kept as text",
    "unit": "a currency or a word without spaces, checked when it is written and when it is read",
    "password": "a hash",
    "headers": "the headers of a response, kept to send it again",
    "chosen": "values of facts that are not text: wording is never a conflict",
}
"""Columns without free text, by their names or the last words of these."""
REFUSED = {"slug", "code", "sha256", "fingerprint", "publication", "hs_revision", "hs_code"}
"""Columns in which the database itself refuses free text."""
starts = count(step=37)


class Column(NamedTuple):
    """A column with text, which may be inside JSON."""

    model: type[models.Model]
    field: models.Field

    @property
    def is_structure(self):
        name = self.field.name
        return name in REFUSED or any(name == last or name.endswith(f"_{last}") for last in STRUCTURE)

    @property
    def is_open(self):
        """Whether any text can be written: not into JSON, which has a schema, nor into the history."""
        return not (self.is_structure or isinstance(self.field, models.JSONField) or self.model is Revision)

    @property
    def limit(self):
        """The maximum length. SQLite accepts longer text, so that one page shows more payloads."""
        return UNLIMITED if connection.vendor == "sqlite" else self.field.max_length or UNLIMITED

    def write(self, row):
        """Write as many payloads as fit, without any check but the database's."""
        with suppress(IntegrityError), transaction.atomic():
            self.model._base_manager.filter(pk=row.pk).update(**{self.field.name: pack_payloads(self.limit)})

    def has_payloads(self):
        """Whether a row has payloads: all of them in an unlimited column, else at least one."""
        minimum = len(CORPUS) if self.is_open and self.limit == UNLIMITED else 1
        stored = map(str, self.model._base_manager.values_list(self.field.name, flat=True))
        return any(sum(payload in each for payload in CORPUS) >= minimum for each in stored)

    def __str__(self):
        return f"{self.model.__name__}.{self.field.name}"


def columns():
    """Every column with text that is neither chosen from a list nor a date."""
    return [
        Column(model, field)
        for model in written_models()
        for field in model._meta.concrete_fields
        if isinstance(field, TEXTS) and not isinstance(field, EdtfField) and not field.choices
    ]


def pack_payloads(limit):
    """As many payloads as fit into a column, starting with another one on each call."""
    start = next(starts) % len(CORPUS)
    found, length = [], 0
    for payload in (*CORPUS[start:], *CORPUS[:start]):
        if length + len(payload) < limit:
            found.append(payload)
            length += len(payload) + 1
    return " ".join(found)


def fill_columns():
    """Write the corpus into every column that accepts it."""
    for noun, model in KINDS.items():
        if noun != "country":
            fill_by_actions(noun, model)
    review.approve(
        ProposalFactory(reason=pack_payloads(1000)), by=pack_payloads(150), at=AT, comment=pack_payloads(1000)
    )
    review.decline(ProposalFactory(), by=pack_payloads(150), at=AT, comment=pack_payloads(1000))
    first_revision = Revision.objects.filter(noun="visit", key="poisoned").earliest("sequence")
    redact(
        "visit/poisoned", first_revision.sequence, by=pack_payloads(150), at=AT, reason=pack_payloads(1000)
    )
    for column in columns():
        if column.is_open:
            for row in column.model._base_manager.all():
                column.write(row)


def fill_by_actions(noun, model):
    """Create a record, a correction and a proposal with payloads, as any curator could."""
    fields = {part.name: pack_payloads(part.max_length) for part in parts(model) if is_free(part)}
    if "aliases" in model.document:
        fields["aliases"] = [{"text": pack_payloads(300), "kind": "short"}]
    published = {"published": True} if noun in RECORDS else {}
    record = factory_of(noun)(id="poisoned", by=pack_payloads(150), **fields, **published)
    if noun in RECORDS:
        claim = record.claims.first()
        basis = {"basis": "combined", "rests_on": [str(claim.pk)], "reason": pack_payloads(400)}
        correct_record(record, {"basis": {claim.fact: basis}}, reason=pack_payloads(1000))
        ProposalFactory(record=record, reason=pack_payloads(1000))


def is_free(part):
    """Whether a part of a document takes free text."""
    return isinstance(part, TextPart) and not part.digits and part.max_length > 100 and part.name != OF_SHARES


def columns_without_payloads():
    """Columns that should have payloads and have none."""
    return [str(column) for column in columns() if not (column.is_structure or column.has_payloads())]
