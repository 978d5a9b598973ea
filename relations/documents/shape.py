"""The form of documents as JSON Schema, told from what the models declare. The only place that tells it."""

from typing import Any

from django.db import models

from relations.documents.basis import ALIAS_LIMITS, BASES
from relations.documents.claim import LIMITS, facts_of
from relations.documents.declaration import fact_part, parts
from relations.documents.json_form import (
    COMPONENTS,
    SAYS_SOMETHING,
    UUID,
    Schema,
    changed,
    choice,
    closed,
    key,
    list_of,
    shared,
    slug,
    text,
)
from relations.documents.part import ChoicePart, Part, QuantityPart, TextPart
from relations.documents.reference import KeysPart, OneOfPart, PairPart
from relations.documents.rows import RowsPart
from relations.models.alias import Alias, AliasKind
from relations.models.claim import WHOLE_RECORD, Claim, Modality
from relations.models.one_of import OneOf, Pair
from relations.models.quantity_field import QuantityField
from relations.models.record import Documented, Publication, Record
from relations.values.quantity import Operator

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


def document_shape(model: type[Documented], examples: dict[str, Any]) -> Schema:
    """The form of a new document of a kind; `examples` for fields that have none of their own."""
    properties = {
        "id": slug("What identifies it within its kind, for ever.", examples.get("id", "hanoi")),
        **{part.name: part_shape(model, part, examples) for part in parts(model)},
        "aliases": list_of(shared("WrittenAlias", "An alias."), "Other names."),
        "external_ids": list_of(
            text(r"^[^\s:]+:\S", 120, "scheme:value.", EXAMPLES["scheme"]), "Identifiers of other systems."
        ),
    }
    if issubclass(model, Record):
        properties |= record_shape(model)
    required = ["id", *(part.name for part in parts(model) if part.is_required)]
    return closed(f"A {model._meta.verbose_name} in portable form.", properties, required)


def correction_shape(model: type[Documented], examples: dict[str, Any]) -> Schema:
    """The form of what changes in a document: nothing is required, and null empties what may be empty."""
    whole = document_shape(model, examples)
    properties = changed(whole, "publication")
    properties["id"] = slug("The present identifier; it is not corrected.", examples.get("id", "hanoi"))
    if issubclass(model, Record):
        text_ = "The present editorial state; it is not corrected."
        properties["publication"] = choice(Publication.values, text_)
    return closed(f"What changes in a {model._meta.verbose_name}, in portable form.", properties, [])


def record_shape(model: type[Record]) -> dict[str, Schema]:
    """What documents of records have beside the fields of their kind."""
    basis = shared("WrittenBasis", "Why the value is what it is.")
    claims = {
        fact: list_of(shared(claim_form(model, fact), "A claim."), f"What sources say about {fact}.")
        for fact in facts_of(model)
    }
    return {
        "publication": choice([Publication.DRAFT.value], "A new record is a draft; it may be left out."),
        "basis": closed("Bases by fact.", dict.fromkeys(model.facts, basis), []),
        "claims": closed("Claims by fact.", claims, []),
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


def claim_form(model: type[Record], fact: str) -> str:
    """The name of the form of claims on a fact: by what their value is."""
    if fact == WHOLE_RECORD:
        return "WrittenRecordClaim"
    part = fact_part(model, fact)
    member = getattr(part, "member", part)
    return "WrittenQuantityClaim" if member.value_type == "quantity" else "WrittenClaim"


def shared_shapes() -> dict[str, Schema]:
    """The forms that documents of many kinds have in common."""
    words = text(SAYS_SOMETHING, 0, "The value, terse; references as kind/key.", EXAMPLES["reference"])
    digits = text(DECIMAL, 0, "A number alone.", "35")
    quantity = {
        "oneOf": [{"$ref": f"{COMPONENTS}WrittenQuantity"}, digits],
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


def part_shape(model: type[models.Model], part: Part, examples: dict[str, Any]) -> Schema:
    """The form of one part."""
    about = described(model, part.name)
    if isinstance(part, RowsPart):
        return list_of(row_shape(part), about)
    if isinstance(part, KeysPart):
        return list_of(key("A key.", example_key(part.noun)), about)
    if isinstance(part, PairPart):
        pair = list_of(key("A key.", example_key(part.noun)), about) | {"examples": [["CHN", "VNM"]]}
        return pair | {"minItems": 2, "maxItems": 2, "uniqueItems": True}
    given = examples.get(part.name)
    return value_shape(part, about, given if isinstance(given, str) else None)


def value_shape(part: Part, about: str, example: str | None = None) -> Schema:
    """The form of a part that is one value."""
    if isinstance(part, QuantityPart):
        return shared("WrittenQuantity", about)
    if isinstance(part, ChoicePart):
        return choice(part.choices, about)
    if isinstance(part, OneOfPart):
        kinds = "|".join(part.kinds)
        return text(rf"^({kinds})/\s*\S", 0, about, f"{part.kinds[0]}/{example_key(part.kinds[0])}")
    if isinstance(part, TextPart):
        return text_shape(part, about, example)
    if part.value_type == "reference":
        return key(about, example_key(getattr(part, "noun", "")))
    return text(SAYS_SOMETHING, 0, about, EXAMPLES["period"])


def text_shape(part: TextPart, about: str, example: str | None) -> Schema:
    """The form of text; white space is folded before it is measured, so no length is said."""
    if part.digits:
        return text(r"^\s*[1-9][0-9]{0,8}\s*$", 0, about, "35")
    return text(SAYS_SOMETHING, 0, about, example or "To Lam")


def row_shape(part: RowsPart) -> Schema:
    """The form of one row of a list."""
    shapes = {each.name: part_shape(part.model, each, {}) for each in part.parts}
    if part.is_plain:
        return shapes[part.parts[0].name]
    required = [each.name for each in part.parts if each.is_required]
    return closed(str(part.model.__doc__).split("\n", maxsplit=1)[0], shapes, required)


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


def described(model: type[models.Model], name: str) -> str:
    """The help text of a field, or of the first column behind it."""
    composite = getattr(model, name, None)
    if isinstance(composite, OneOf | Pair):
        columns = composite.columns
        name = next(iter(columns.values())) if isinstance(columns, dict) else columns[0]
    elif isinstance(composite, QuantityField):
        name = f"{name}_amount"
    field = model._meta.get_field(name)
    about = getattr(field, "help_text", "") or str(field.related_model.__doc__)
    return str(about).split("\n", maxsplit=1)[0]


def example_key(noun: str) -> str:
    """What a key of a kind looks like."""
    return EXAMPLES.get(noun, "xi-jinping")
