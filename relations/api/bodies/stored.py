"""Documents as they are stored and returned: the declarations of bodies, without their limits.

Stored documents are canonical: no value is null or empty, and defaults are filled in. Later versions may add
fields, so unknown fields are not errors.
"""

from functools import cache
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.bodies.alias import AliasBodySerializer
from relations.api.bodies.body import Schema
from relations.api.bodies.claim import (
    BasisBodySerializer,
    ClaimBodySerializer,
    QuantityBodySerializer,
    RecordClaimBodySerializer,
)
from relations.api.bodies.document import (
    BASES_TEXT,
    CLAIM,
    CLAIMS_TEXT,
    QUANTITY_CLAIM,
    RECORD_CLAIM,
    Fields,
    Read,
    document_examples,
    document_fields,
    type_of_claim,
)
from relations.api.bodies.field import KnownChoiceField, TextListField
from relations.api.bodies.part import Form
from relations.api.bodies.text import EXAMPLES, SLUG, UUID, text_field
from relations.documents.claim import facts_of
from relations.documents.document import keys_of
from relations.models.record import Publication, Record

# Keywords that only writers need.
LIMITS = ("pattern", "maxLength")


class Stored(serializers.Serializer):
    """An object of a stored document."""

    order: tuple[str, ...] = ()

    def get_fields(self) -> Fields:
        fields = super().get_fields()
        return {name: fields.pop(name) for name in self.order if name in fields} | fields

    def described(self, schema: Schema) -> Schema:
        """The schema without the limits of writing."""
        return schema | {"properties": {name: stored(each) for name, each in schema["properties"].items()}}


@extend_schema_field({"type": "string", "const": "true"})
class NegatedField(serializers.Field):
    """Whether the source denies the value. Left out if it does not."""


class PortableAliasSerializer(Stored, AliasBodySerializer):
    """An alias of a record."""

    claim = text_field(UUID, "The claim that prints it.", 36)

    examples = {"claim": EXAMPLES["uuid"]}


class PortableBasisSerializer(Stored, BasisBodySerializer):
    """The basis of a value."""

    rests_on = TextListField(
        child=text_field(UUID, "A claim.", 36),
        required=False,
        help_text="The claims that the value rests on.",
    )

    examples = {"rests_on": [EXAMPLES["uuid"]]}


class PortableQuantitySerializer(Stored, QuantityBodySerializer):
    """A quantity."""


class PortableRecordClaimSerializer(Stored, RecordClaimBodySerializer):
    """A claim on the whole record."""

    id = text_field(UUID, "Identifier of the claim.", 36, required=True)
    negated = NegatedField(required=False, help_text="Whether the source denies the value.")

    examples = {"negated": "true"}


class PortableClaimSerializer(PortableRecordClaimSerializer, ClaimBodySerializer):
    """A claim on one fact."""


class PortableQuantityClaimSerializer(PortableRecordClaimSerializer):
    """A claim on a fact that is a quantity."""

    value = PortableQuantitySerializer(required=False, help_text="The value.")


@extend_schema_field(
    PortableClaimSerializer(many=True, help_text="The claims on a fact."), component_name="PortableClaims"
)
class ClaimsField(serializers.Field):
    """The claims on a fact."""


@extend_schema_field(
    PortableQuantityClaimSerializer(many=True, help_text="The claims on a fact that is a quantity."),
    component_name="PortableQuantityClaims",
)
class QuantityClaimsField(serializers.Field):
    """The claims on a fact that is a quantity."""


@extend_schema_field(
    PortableRecordClaimSerializer(many=True, help_text="The claims on the whole record."),
    component_name="PortableRecordClaims",
)
class RecordClaimsField(serializers.Field):
    """The claims on the whole record."""


@extend_schema_field(
    PortableAliasSerializer(many=True, help_text="Aliases."), component_name="PortableAliases"
)
class AliasesField(serializers.Field):
    """The aliases of a record."""


@extend_schema_field(
    serializers.ListField(child=serializers.CharField(), help_text="Identifiers in other systems."),
    component_name="PortableExternalIds",
)
class ExternalIdsField(serializers.Field):
    """The identifiers of a record in other systems."""


CLAIMS = {CLAIM: ClaimsField, QUANTITY_CLAIM: QuantityClaimsField, RECORD_CLAIM: RecordClaimsField}
STORED = Form(
    prefix="Portable",
    suffix="",
    object=Stored,
    alias=PortableAliasSerializer,
    quantity=PortableQuantitySerializer,
    fills_defaults=True,
)


class StoredDocument(Stored):
    """A stored document, with bases by fact."""

    facts: tuple[str, ...] = ()

    def described(self, schema: Schema) -> Schema:
        found = super().described(schema)
        if self.facts:
            found["properties"]["basis"] |= {"propertyNames": {"enum": list(self.facts)}}
        return found


@cache
def stored_document(read: Read) -> type[StoredDocument]:
    """The stored document of a kind, for the serializer of the kind."""
    model = read.Meta.model
    fields, examples = document_fields(model, STORED), document_examples(read)
    fields |= {"aliases": AliasesField(required=False), "external_ids": ExternalIdsField(required=False)}
    more = {"__doc__": f"{model._meta.verbose_name.capitalize()} in portable form.", "order": keys_of(model)}
    if issubclass(model, Record):
        fields |= record_fields(model)
        examples["merged_into"] = examples["id"]
        more["facts"] = model.facts
    name = f"{model.__name__}DocumentSerializer"
    return type(name, (StoredDocument,), fields | more | {"examples": examples})


def record_fields(model: type[Record]) -> Fields:
    """The additional fields of documents of records."""
    claims = {fact: CLAIMS[type_of_claim(model, fact)](required=False) for fact in facts_of(model)}
    bases = serializers.DictField(child=PortableBasisSerializer(), required=False, help_text=BASES_TEXT)
    return {
        "publication": KnownChoiceField(Publication.choices, help_text="Editorial state."),
        "merged_into": text_field(SLUG, "The record that it was merged into.", 160),
        "basis": bases,
        "claims": STORED.serializer(f"{model.__name__}Claims", claims, CLAIMS_TEXT)(required=False),
    }


def stored(schema: Schema) -> Schema:
    """The schema of a field without the limits of writing. Lists and their examples are not empty."""
    found: dict[str, Any] = {name: each for name, each in schema.items() if name not in LIMITS}
    if "items" not in found:
        return found
    if found.get("examples") == [[]]:
        del found["examples"]
    return {"minItems": 1} | found | {"items": stored(found["items"])}
