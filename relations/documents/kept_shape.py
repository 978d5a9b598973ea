"""The form of documents as they are kept and told, made of the pieces of the form in which they are written.

What is kept is canonical: nothing is null or empty, and what a default fills is there. Later versions may
tell more, so other members are not refused.
"""

from typing import Any

from relations.documents.document import keys_of
from relations.documents.inner_shape import (
    EXAMPLES,
    KEPT,
    alias_shape,
    basis_shape,
    claim_shape,
    quantity_shape,
)
from relations.documents.json_form import SAYS_SOMETHING, UUID, Schema, choice, list_of, shared, slug, text
from relations.documents.shape import document_shape
from relations.models.record import Documented, Publication, Record

# What tells those who write what is refused.
REFUSALS = ("additionalProperties", "pattern", "maxLength")


def kept_shape(model: type[Documented], examples: dict[str, Any]) -> Schema:
    """The form of a document of a kind; `examples` for fields that have none of their own."""
    form = document_shape(model, examples, KEPT)
    made, required = form["properties"], form["required"]
    if issubclass(model, Record):
        made["publication"] = choice(Publication.values, "Editorial state.")
        made["merged_into"] = slug("The record that took its place.", examples.get("id", "hanoi"))
        required = [*required, "publication"]
    return as_kept(form | {"properties": {name: made[name] for name in keys_of(model)}, "required": required})


def kept_shapes() -> dict[str, Schema]:
    """The forms that documents of many kinds have in common."""
    words = text(SAYS_SOMETHING, 0, "The value, terse; references as kind/key.", EXAMPLES["reference"])
    quantity = shared(f"{KEPT}Quantity", "What the words mean.")
    identifier = text(UUID, 36, "The claim that prints it.", EXAMPLES["uuid"])
    rests_on = list_of(text(UUID, 36, "A claim.", EXAMPLES["uuid"]), "The claims that it rests on.")
    forms = {
        "Alias": with_members(alias_shape(), {"claim": identifier}),
        "Basis": with_members(basis_shape(), {"rests_on": rests_on}),
        "Claim": kept_claim({"value": words}),
        "Quantity": quantity_shape("A quantity in portable form."),
        "QuantityClaim": kept_claim({"value": quantity}),
        "RecordClaim": kept_claim({}),
    }
    return {f"{KEPT}{name}": as_kept(form) for name, form in forms.items()}


def kept_claim(value: dict[str, Schema]) -> Schema:
    """The form of a claim whose value is of a form. What defaults say is left out."""
    form = claim_shape(value)
    members = {
        "id": text(UUID, 36, "Its identifier.", EXAMPLES["uuid"]),
        "negated": choice(["true"], form["properties"]["negated"]["description"]),
    }
    return with_members(form, members) | {"required": ["id", "at"]}


def with_members(form: Schema, members: dict[str, Schema]) -> Schema:
    """A form some of whose members are narrower."""
    return form | {"properties": form["properties"] | members}


def as_kept(schema: Schema) -> Schema:
    """The same without what is refused only to those who write."""
    found = {name: each for name, each in schema.items() if name not in REFUSALS}
    if "properties" in found:
        found["properties"] = {name: as_kept(each) for name, each in found["properties"].items()}
    return list_as_kept(found) if "items" in found else found


def list_as_kept(schema: Schema) -> Schema:
    """A list that is not empty, nor are its examples."""
    item = as_kept(schema["items"].get("allOf", [schema["items"]])[0])
    own = [each for each in schema["examples"] if each]
    examples = own or [[each] for each in item.get("examples", ())]
    found = {name: each for name, each in schema.items() if name != "examples"}
    return {"minItems": 1} | found | {"items": item} | ({"examples": examples} if examples else {})
