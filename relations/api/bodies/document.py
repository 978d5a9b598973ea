"""Bodies in portable form, built from the documents that models declare."""

from functools import cache
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.bodies.alias import AliasBodySerializer
from relations.api.bodies.body import Body, ParsedBody, emptied
from relations.api.bodies.claim import (
    BasisBodySerializer,
    ClaimBodySerializer,
    QuantityBodySerializer,
    QuantityClaimBodySerializer,
    RecordClaimBodySerializer,
)
from relations.api.bodies.field import KnownChoiceField, TextListField
from relations.api.bodies.part import PAIR, Form, PairField, Serializer, examples_of, field_of
from relations.api.bodies.text import EXAMPLES, SCHEME, SLUG, text_field
from relations.documents.claim import facts_of
from relations.documents.declaration import fact_part, parts
from relations.documents.document import keys_of
from relations.documents.error_collector import ErrorCollector
from relations.models.claim import WHOLE_RECORD
from relations.models.record import Documented, Publication, Record

Fields = dict[str, serializers.Field]
Read = type[serializers.ModelSerializer]
WRITE_FORM = Form(
    prefix="",
    suffix="Body",
    object=Body,
    alias=AliasBodySerializer,
    quantity=QuantityBodySerializer,
    fills_defaults=False,
)
CLAIM, QUANTITY_CLAIM, RECORD_CLAIM = "Claim", "QuantityClaim", "RecordClaim"
BASES_TEXT, CLAIMS_TEXT = "Basis of each value, by fact.", "Claims by fact."
NEW_KEY = "an-example"
WHY = {"reason": "The second paragraph says so."}
QUANTITY = {"amount": "175600000000", "rounded_to": "100000000", "unit": "USD"}
# A visit needs two countries, and the holder of an office is a person.
ELSEWHERE = {"guest": "country/CHN", "office": "president-of-vietnam"}


@extend_schema_field({"type": "string", "const": Publication.DRAFT.value})
class DraftField(serializers.Field):
    """The editorial state of a new record."""


class DocumentBody(ParsedBody):
    """The body of a kind. Read-only fields of responses are errors."""

    computed: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    def get_fields(self) -> Fields:
        fields = super().get_fields()
        return {name: fields.pop(name) for name in self.order if name in fields} | fields

    def others(self, given: dict[str, Any], errors: ErrorCollector) -> dict[str, Any]:
        for name in sorted(given.keys() & set(self.computed)):
            rule = "is read-only: it is computed from other fields"
            errors.add("read_only_field", name, given[name], rule, "Leave it out.")
        return super().others(given, errors)


class CorrectionBody(DocumentBody):
    """A correction of a document. The fields in `kept` cannot be emptied."""

    kept: tuple[str, ...] = ()

    def get_fields(self) -> Fields:
        return emptied(super().get_fields(), *self.kept)


@cache
def document_body(read: Read) -> type[DocumentBody]:
    """The body that creates a record, for the serializer of its kind."""
    model = read.Meta.model
    fields = body_fields(model)
    more = {
        "__doc__": f"New {model._meta.verbose_name}, in portable form.",
        "example": new_example(read, fields),
    }
    return type(f"{model.__name__}BodySerializer", (DocumentBody,), fields | attributes(read) | more)


@cache
def correction_body(read: Read) -> type[DocumentBody]:
    """The body that corrects a record, for the serializer of its kind."""
    model = read.Meta.model
    fields = body_fields(model)
    kept = [name for name, field in fields.items() if field.required]
    fields["id"] = text_field(SLUG, "The present identifier; it is not corrected.", 160)
    if issubclass(model, Record):
        about = "The present editorial state; it is not corrected."
        fields["publication"] = KnownChoiceField(Publication.choices, help_text=about)
        kept.append("publication")
    more = {
        "__doc__": f"Correction of one {model._meta.verbose_name}, in portable form; null empties a field.",
        "example": {"external_ids": [EXAMPLES["scheme"]]} | WHY,
        "kept": tuple(kept),
    }
    return type(
        f"{model.__name__}CorrectionBodySerializer", (CorrectionBody,), fields | attributes(read) | more
    )


def attributes(read: Read) -> dict[str, Any]:
    """The attributes that both bodies of a kind share."""
    keys = keys_of(read.Meta.model)
    return {
        "examples": document_examples(read),
        "computed": tuple(set(read.Meta.fields) - set(keys)),
        "order": keys,
    }


def document_fields(model: type[Documented], form: Form) -> Fields:
    """The fields of a document: those of all kinds, and those of this kind."""
    return {
        "id": text_field(SLUG, "Identifier within its kind.", 160, required=True),
        "aliases": form.alias(many=True, required=False, help_text="Its aliases."),
        "external_ids": TextListField(
            child=text_field(SCHEME, "", 120),
            required=False,
            help_text="Identifiers in other systems, `scheme:value`.",
        ),
        **{part.name: field_of(model, part, form) for part in parts(model)},
    }


def body_fields(model: type[Documented]) -> Fields:
    """The fields of the body of a kind."""
    fields = document_fields(model, WRITE_FORM)
    if issubclass(model, Record):
        fields["publication"] = DraftField(required=False, help_text="A new record is a draft.")
        fields["basis"] = bases(model)(required=False, help_text=BASES_TEXT)
        fields["claims"] = claims(model)(required=False, help_text=CLAIMS_TEXT)
    return fields


@cache
def bases(model: type[Record]) -> Serializer:
    """The bases of a record, by fact."""
    about = "Basis of the value."
    fields = {fact: BasisBodySerializer(required=False, help_text=about) for fact in model.facts}
    return WRITE_FORM.serializer(f"{model.__name__}Bases", fields, BASES_TEXT)


@cache
def claims(model: type[Record]) -> Serializer:
    """The claims on a record, by fact."""
    serializers_of = {
        QUANTITY_CLAIM: QuantityClaimBodySerializer,
        RECORD_CLAIM: RecordClaimBodySerializer,
        CLAIM: ClaimBodySerializer,
    }
    fields = {
        fact: serializers_of[type_of_claim(model, fact)](
            many=True, required=False, help_text=f"Claims on {fact}."
        )
        for fact in facts_of(model)
    }
    return WRITE_FORM.serializer(f"{model.__name__}Claims", fields, CLAIMS_TEXT)


def type_of_claim(model: type[Record], fact: str) -> str:
    """The type of the claims on a fact, which depends on the type of their value."""
    if fact == WHOLE_RECORD:
        return RECORD_CLAIM
    part = fact_part(model, fact)
    member = getattr(part, "member", part)
    return QUANTITY_CLAIM if member.value_type == "quantity" else CLAIM


def document_examples(read: Read) -> dict[str, Any]:
    """Examples of the fields of a document, by name."""
    known: dict[str, Any] = {}
    for cls in reversed(read.__mro__):
        known |= vars(cls).get("examples", {})
    identified = {"id": known["id"], "external_ids": [EXAMPLES["scheme"]]}
    return identified | {"publication": Publication.DRAFT.value} | examples_of(read.Meta.model, known)


def new_example(read: Read, fields: Fields) -> dict[str, Any]:
    """An example of a new record with its required fields."""
    examples = document_examples(read)
    needed = {
        name: example_value(field, examples.get(name)) for name, field in fields.items() if field.required
    }
    return needed | {name: ELSEWHERE[name] for name in needed.keys() & ELSEWHERE} | {"id": NEW_KEY} | WHY


def example_value(field: serializers.Field, example: Any) -> Any:
    """The value of a field in an example."""
    if example is not None:
        return example
    if isinstance(field, PairField):
        return PAIR["examples"][0]
    return next(iter(field.choices)) if isinstance(field, serializers.ChoiceField) else QUANTITY
