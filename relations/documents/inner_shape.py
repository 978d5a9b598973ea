"""The forms of what documents of many kinds have inside: claims, bases, aliases, quantities."""

from relations.documents.basis import ALIAS_LIMITS, BASES
from relations.documents.claim import LIMITS
from relations.documents.declaration import fact_part
from relations.documents.described import described
from relations.documents.json_form import (
    COMPONENTS,
    SAYS_SOMETHING,
    UUID,
    Schema,
    choice,
    closed,
    list_of,
    text,
)
from relations.models.alias import Alias, AliasKind
from relations.models.claim import WHOLE_RECORD, Claim, Modality
from relations.models.record import Record
from relations.values.quantity import Operator

# How a document stands: as somebody writes it, or as it is kept. Names of shared forms begin with it.
WRITTEN, KEPT = "Written", "Portable"
DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"
STEP = r"^([0-9]*[1-9][0-9]*(\.[0-9]+)?|[0-9]+\.[0-9]*[1-9][0-9]*)$"  # more than 0
UNIT = "^[A-Za-z0-9%/_ -]*$"
AT = r"^[a-z0-9-]+(#[1-9][0-9]*)?$"
EXAMPLES = {
    "period": "2023-12-12/2023-12-13",
    "reference": "country/VNM",
    "country": "VNM",
    "place": "hanoi",
    "at": "china-report-asean-new-day#7",
    "printed": "more than 30",
    "locator": "row 7",
    "language": "vi",
    "scheme": "wikidata:Q15031",
    "uuid": "5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55",
}


def basis_shape() -> Schema:
    """The form of a basis."""
    return closed(
        "Why a value is what it is.",
        {
            "basis": choice(BASES, "What sort of basis."),
            "rests_on": list_of(text(SAYS_SOMETHING, 0, "A claim.", EXAMPLES["at"]), "What it rests on."),
            "reason": text(SAYS_SOMETHING, 0, "Why this value was chosen.", "It alone names the day."),
        },
        ["basis"],
    )


def claim_form(model: type[Record], fact: str, way: str) -> str:
    """The name of the form of claims on a fact: by what their value is."""
    if fact == WHOLE_RECORD:
        return f"{way}RecordClaim"
    part = fact_part(model, fact)
    member = getattr(part, "member", part)
    return f"{way}QuantityClaim" if member.value_type == "quantity" else f"{way}Claim"


def shared_shapes() -> dict[str, Schema]:
    """The forms that documents of many kinds have in common."""
    words = text(SAYS_SOMETHING, 0, "The value, terse; references as kind/key.", EXAMPLES["reference"])
    digits = text(DECIMAL, 0, "A number alone.", "35")
    quantity = {
        "oneOf": [{"$ref": f"{COMPONENTS}{WRITTEN}Quantity"}, digits],
        "description": "What the words mean.",
    }
    return {
        "WrittenAlias": alias_shape(),
        "WrittenBasis": basis_shape(),
        "WrittenClaim": claim_shape({"value": words}),
        "WrittenQuantity": quantity_shape("A quantity as somebody writes it."),
        "WrittenQuantityClaim": claim_shape({"value": quantity}),
        "WrittenRecordClaim": claim_shape({}),
    }


def claim_shape(value: dict[str, Schema]) -> Schema:
    """The form of a claim whose value is of a form; of one on the whole record, which has none."""
    properties = {
        "id": text(UUID, 36, "Its identifier; a new claim gets one.", EXAMPLES["uuid"]),
        "at": text(AT, 0, "source#paragraph, or the source beside a locator.", EXAMPLES["at"]),
        "locator": said("locator", EXAMPLES["locator"]),
        "printed": said("printed", EXAMPLES["printed"]),
        "attributed_to": said("attributed_to", "Chinese customs authorities"),
        "note": said("note", "The caption says so as well."),
        "modality": choice(Modality.values, described(Claim, "modality")),
        "negated": choice(["true", "false"], described(Claim, "negated")),
        "deprecated": text(SAYS_SOMETHING, LIMITS["deprecated"], "Why it no longer counts.", "A misprint."),
        **value,
    }
    names = [name for name in Claim.document if name in properties]
    return closed("What one paragraph says.", {name: properties[name] for name in names}, ["at"])


def said(name: str, example: str) -> Schema:
    """The form of a text of a claim."""
    return text(SAYS_SOMETHING, LIMITS[name], described(Claim, name), example)


def alias_shape() -> Schema:
    """The form of an alias."""
    properties = {
        "text": text(SAYS_SOMETHING, ALIAS_LIMITS["text"], described(Alias, "text"), "Tô Lâm"),
        "language": text(SAYS_SOMETHING, ALIAS_LIMITS["language"], described(Alias, "language"), "vi"),
        "kind": choice(AliasKind.values, described(Alias, "kind")),
        "claim": text(
            SAYS_SOMETHING, 0, "The claim that prints it: its id, or where it stands.", EXAMPLES["at"]
        ),
    }
    return closed("Another name.", properties, ["text", "kind"])


def quantity_shape(about: str) -> Schema:
    """The form of a quantity."""
    properties = {
        "amount": text(DECIMAL, 0, "At most 30 digits, 10 of them decimals.", "175600000000"),
        "operator": choice(list(Operator), "How the amount is meant."),
        "rounded_to": text(STEP, 0, "Unit of the last printed digit.", "100000000"),
        "unit": text(UNIT, 40, "Unit or currency.", "USD"),
    }
    return closed(about, properties, ["amount"])
