"""The form of documents as JSON Schema, told from what the models declare. The only place that tells it."""

from typing import Any

from django.db import models

from relations.documents.claim import facts_of
from relations.documents.declaration import parts
from relations.documents.described import described
from relations.documents.inner_shape import EXAMPLES, KEPT, WRITTEN, claim_form
from relations.documents.json_form import (
    SAYS_SOMETHING,
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
from relations.models.record import Documented, Publication, Record


def document_shape(model: type[Documented], examples: dict[str, Any], way: str = WRITTEN) -> Schema:
    """The form of a new document of a kind; `examples` for fields that have none of their own."""
    properties = {
        "id": slug("What identifies it within its kind, for ever.", examples.get("id", "hanoi")),
        **{part.name: part_shape(model, part, examples, way) for part in parts(model)},
        "aliases": list_of(shared(f"{way}Alias", "An alias."), "Other names."),
        "external_ids": list_of(
            text(r"^[^\s:]+:\S", 120, "scheme:value.", EXAMPLES["scheme"]), "Identifiers of other systems."
        ),
    }
    if issubclass(model, Record):
        properties |= record_shape(model, way)
    required = ["id", *(part.name for part in parts(model) if is_always_there(part, way))]
    return closed(f"A {model._meta.verbose_name} in portable form.", properties, required)


def is_always_there(part: Part, way: str) -> bool:
    """Whether every document has the part. What is kept has what a default fills."""
    return part.is_required or (way == KEPT and part.default is not None)


def correction_shape(model: type[Documented], examples: dict[str, Any]) -> Schema:
    """The form of what changes in a document: nothing is required, and null empties what may be empty."""
    whole = document_shape(model, examples)
    properties = changed(whole, "publication")
    properties["id"] = slug("The present identifier; it is not corrected.", examples.get("id", "hanoi"))
    if issubclass(model, Record):
        text_ = "The present editorial state; it is not corrected."
        properties["publication"] = choice(Publication.values, text_)
    return closed(f"What changes in a {model._meta.verbose_name}, in portable form.", properties, [])


def record_shape(model: type[Record], way: str) -> dict[str, Schema]:
    """What documents of records have beside the fields of their kind."""
    basis = shared(f"{way}Basis", "Why the value is what it is.")
    claims = {
        fact: list_of(shared(claim_form(model, fact, way), "A claim."), f"What sources say about {fact}.")
        for fact in facts_of(model)
    }
    return {
        "publication": choice([Publication.DRAFT.value], "A new record is a draft; it may be left out."),
        "basis": closed("Bases by fact.", dict.fromkeys(model.facts, basis), []),
        "claims": closed("Claims by fact.", claims, []),
    }


def part_shape(model: type[models.Model], part: Part, examples: dict[str, Any], way: str) -> Schema:
    """The form of one part."""
    about = described(model, part.name)
    if isinstance(part, RowsPart):
        return list_of(row_shape(part, way), about)
    if isinstance(part, KeysPart):
        return list_of(key("A key.", example_key(part.noun)), about)
    if isinstance(part, PairPart):
        pair = list_of(key("A key.", example_key(part.noun)), about) | {"examples": [["CHN", "VNM"]]}
        return pair | {"minItems": 2, "maxItems": 2, "uniqueItems": True}
    given = examples.get(part.name)
    return value_shape(part, about, way, given if isinstance(given, str) else None)


def value_shape(part: Part, about: str, way: str, example: str | None = None) -> Schema:
    """The form of a part that is one value."""
    if isinstance(part, QuantityPart):
        return shared(f"{way}Quantity", about)
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
    if part.form:
        return text(rf"^\s*({part.form.pattern})\s*$", 0, about, example or "")
    return text(SAYS_SOMETHING, 0, about, example or "To Lam")


def row_shape(part: RowsPart, way: str) -> Schema:
    """The form of one row of a list."""
    shapes = {each.name: part_shape(part.model, each, {}, way) for each in part.parts}
    if part.is_plain:
        return shapes[part.parts[0].name]
    required = [each.name for each in part.parts if is_always_there(each, way)]
    return closed(str(part.model.__doc__).split("\n", maxsplit=1)[0], shapes, required)


def example_key(noun: str) -> str:
    """What a key of a kind looks like."""
    return EXAMPLES.get(noun, "xi-jinping")
