"""Every text field of every model, filled with what attackers write."""

from contextlib import suppress
from itertools import count
from typing import NamedTuple

from django.db import IntegrityError, connection, models, transaction

from relations.actions import review
from relations.actions.redaction import redact
from relations.documents.declaration import parts
from relations.documents.part import TextPart
from relations.models import KINDS, RECORDS, Revision
from relations.models.period_field import EdtfField
from tests.browser.pages import written_models
from tests.browser.xss_corpus import CORPUS
from tests.factories import ProposalFactory
from tests.factories.record import AT, corrected, factory_of

TEXTS = (models.CharField, models.TextField, models.JSONField)
OF_SHARES = "share_of"  # no other figure has it
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
    "unit": "a currency or a word without space, checked by every door and by every reading",
    "password": "a hash",
    "headers": "what an answer was sent with, kept to send it again",
    "chosen": "values of facts other than text: sources never contradict each other by wording",
}
"""Columns that hold nothing free, by their names or the last words of these."""
REFUSED = {"slug", "code", "sha256", "fingerprint", "publication", "hs_revision", "hs_code"}
"""Columns of which the database itself keeps everything that is no identifier, no code and no state."""
turns = count(step=37)


class Column(NamedTuple):
    """A column that holds text, also inside JSON."""

    model: type[models.Model]
    field: models.Field

    @property
    def is_structure(self):
        name = self.field.name
        return name in REFUSED or any(name == last or name.endswith(f"_{last}") for last in STRUCTURE)

    @property
    def is_open(self):
        """Whether it can be written as it is: JSON has a form, and history is only added to."""
        return not (self.is_structure or isinstance(self.field, models.JSONField) or self.model is Revision)

    @property
    def limit(self):
        """SQLite holds what is longer than the column, and so do we: more is shown at once."""
        return UNLIMITED if connection.vendor == "sqlite" else self.field.max_length or UNLIMITED

    def write(self, row):
        """Put as much as fits past everything but the database."""
        with suppress(IntegrityError), transaction.atomic():
            self.model._base_manager.filter(pk=row.pk).update(**{self.field.name: packed(self.limit)})

    def holds_it(self):
        """Whether some row has it; whole where the column has the room."""
        least = len(CORPUS) if self.is_open and self.limit == UNLIMITED else 1
        stored = map(str, self.model._base_manager.values_list(self.field.name, flat=True))
        return any(sum(payload in each for payload in CORPUS) >= least for each in stored)

    def __str__(self):
        return f"{self.model.__name__}.{self.field.name}"


def columns():
    """Every column in which text stands that nobody chose from a list and that is no date."""
    return [
        Column(model, field)
        for model in written_models()
        for field in model._meta.concrete_fields
        if isinstance(field, TEXTS) and not isinstance(field, EdtfField) and not field.choices
    ]


def packed(limit):
    """As many payloads as a column holds, each time beginning with another one."""
    turn = next(turns) % len(CORPUS)
    found, length = [], 0
    for payload in (*CORPUS[turn:], *CORPUS[:turn]):
        if length + len(payload) < limit:
            found.append(payload)
            length += len(payload) + 1
    return " ".join(found)


def fill():
    """Put the corpus into everything that takes it."""
    for noun, model in KINDS.items():
        if noun != "country":
            through_the_doors(noun, model)
    review.approve(ProposalFactory(reason=packed(1000)), by=packed(150), at=AT, word=packed(1000))
    review.decline(ProposalFactory(), by=packed(150), at=AT, word=packed(1000))
    told = Revision.objects.filter(noun="visit", key="told").earliest("sequence")
    redact("visit/told", told.sequence, by=packed(150), at=AT, reason=packed(1000))
    for column in columns():
        if column.is_open:
            for row in column.model._base_manager.all():
                column.write(row)


def through_the_doors(noun, model):
    """A record whose document says it, and a proposal to say more, as any curator could."""
    said = {part.name: packed(part.max_length) for part in parts(model) if is_free(part)}
    if "aliases" in model.document:
        said["aliases"] = [{"text": packed(300), "kind": "short"}]
    published = {"published": True} if noun in RECORDS else {}
    record = factory_of(noun)(id="told", by=packed(150), **said, **published)
    if noun in RECORDS:
        claim = record.claims.first()
        basis = {"basis": "combined", "rests_on": [str(claim.pk)], "reason": packed(400)}
        corrected(record, {"basis": {claim.fact: basis}}, reason=packed(1000))
        ProposalFactory(record=record, reason=packed(1000))


def is_free(part):
    return isinstance(part, TextPart) and not part.digits and part.max_length > 100 and part.name != OF_SHARES


def free_of_it():
    """Columns in which nothing of the corpus stands, though nothing says that it cannot."""
    return [str(column) for column in columns() if not (column.is_structure or column.holds_it())]
