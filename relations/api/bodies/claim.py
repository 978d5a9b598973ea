"""Bodies of claims, bases and quantities: as parts of documents, and on their own."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.bodies.body import REASON, Body, ParsedBody, emptied
from relations.api.bodies.field import FactField, KnownChoiceField, StrictField, TextListField
from relations.api.bodies.text import AT, DECIMAL, EXAMPLES, NOT_BLANK, STEP, UNIT, UUID, text_field
from relations.documents.claim import LIMITS
from relations.documents.descriptions import field_description
from relations.models.claim import WHOLE_RECORD, Claim, Modality
from relations.representations.evidence import BASES
from relations.representations.quantity import OPERATORS

NEGATED = [("true", "The source denies the value"), ("false", "The source affirms the value")]
COMPONENTS = "#/components/schemas/"
TERSE = {"type": "string", "pattern": NOT_BLANK}
NUMBER = {"type": "string", "pattern": DECIMAL}
QUANTITY = {"$ref": f"{COMPONENTS}QuantityBody"}


class QuantityBodySerializer(Body):
    """A quantity in portable form."""

    amount = text_field(DECIMAL, "At most 30 digits, 10 of them decimals.", required=True)
    operator = KnownChoiceField(OPERATORS, help_text="How exact the amount is.", required=False)
    rounded_to = text_field(STEP, "Unit of the last printed digit.")
    unit = text_field(UNIT, "Unit or currency.", 40)

    examples = {"amount": "175600000000", "rounded_to": "100000000", "unit": "USD"}


class BasisBodySerializer(Body):
    """The basis of a value."""

    basis = KnownChoiceField(BASES, help_text="The kind of basis.")
    rests_on = TextListField(help_text="The claims that the value rests on.", required=False)
    reason = text_field(NOT_BLANK, "Why this value was chosen.")

    examples = {"rests_on": [], "reason": "It alone names the day."}


class RecordClaimBodySerializer(Body):
    """A claim on the whole record."""

    id = text_field(UUID, "Identifier of the claim; a new claim gets one.", 36)
    at = text_field(
        AT, "Source and paragraph as source#paragraph; the source alone with a locator.", required=True
    )
    locator = text_field(NOT_BLANK, field_description(Claim, "locator"), LIMITS["locator"])
    printed = text_field(NOT_BLANK, field_description(Claim, "printed"), LIMITS["printed"])
    attributed_to = text_field(NOT_BLANK, field_description(Claim, "attributed_to"), LIMITS["attributed_to"])
    modality = KnownChoiceField(
        Modality.choices, help_text=field_description(Claim, "modality"), required=False
    )
    negated = KnownChoiceField(NEGATED, help_text=field_description(Claim, "negated"), required=False)
    deprecated = text_field(NOT_BLANK, "Why the claim no longer counts.", LIMITS["deprecated"])
    note = text_field(NOT_BLANK, field_description(Claim, "note"), LIMITS["note"])

    examples = {
        "id": EXAMPLES["uuid"],
        "at": EXAMPLES["at"],
        "locator": EXAMPLES["locator"],
        "printed": EXAMPLES["printed"],
        "attributed_to": "Chinese customs authorities",
        "deprecated": "A misprint.",
        "note": "The caption says so as well.",
    }


class ClaimBodySerializer(RecordClaimBodySerializer):
    """A claim on one fact."""

    value = text_field(NOT_BLANK, "The value in short form; references as kind/key.")

    examples = {"value": EXAMPLES["reference"]}


@extend_schema_field({"oneOf": [QUANTITY, NUMBER]})
class AmountField(StrictField):
    """A quantity, or a number."""


class QuantityClaimBodySerializer(RecordClaimBodySerializer):
    """A claim on a fact that is a quantity."""

    value = AmountField(help_text="The value.", required=False)


@extend_schema_field({"oneOf": [QUANTITY, TERSE]})
class ClaimValueField(StrictField):
    """A value of any type."""


class NewClaimBodySerializer(ParsedBody, RecordClaimBodySerializer):
    """A claim on one fact of a record."""

    own = ("fact", REASON)
    fact = FactField(help_text="The fact that the claim is about, or `record`.")
    value = ClaimValueField(help_text="The value.", required=False)

    examples = {"fact": "period"}
    # All kinds take claims on the whole record.
    example = {
        "fact": WHOLE_RECORD,
        "at": EXAMPLES["at"],
        "printed": EXAMPLES["printed"],
        "reason": "The second paragraph says so.",
    }


class ClaimCorrectionBodySerializer(ParsedBody, RecordClaimBodySerializer):
    """Changes of a claim; null empties a field."""

    id = None
    value = ClaimValueField(help_text="The value.")

    example = {"note": "See the next paragraph, too.", "reason": "The second paragraph says so."}

    def get_fields(self) -> dict[str, serializers.Field]:
        return emptied(super().get_fields(), "at")
