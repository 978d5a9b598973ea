"""Claim values: terse in documents, typed in storage and answers, and as comparison takes them."""

from typing import Any

from relations.documents.fault import Faults
from relations.documents.part import Part, TextPart
from relations.documents.reference import WORDS
from relations.errors import InvalidPeriod, InvalidQuantity, InvalidReference
from relations.values.comparison import Choice, Reference, Text, Value
from relations.values.period import Period
from relations.values.quantity import Quantity

Typed = dict[str, Any]
QUANTITY = ("amount", "operator", "rounded_to", "unit")


def typed(part: Part, terse: Any, where: str, faults: Faults) -> Typed | None:
    """The typed form of a terse claim value, or None with a fault noted."""
    member = getattr(part, "member", part)
    if isinstance(member, TextPart) and member.digits and isinstance(terse, str):
        terse = {"amount": terse}
    try:
        if member.value_type == "quantity":
            return {"type": "quantity"} | Quantity.from_portable(terse).to_portable()
        text = faults.text(terse, where)
        return typed_text(member, " ".join(text.split()), where, faults) if text else None
    except (InvalidPeriod, InvalidQuantity, InvalidReference) as error:
        faults.add(error.code, where, terse, error.rule, error.cure)
    return None


def typed_text(member: Part, text: str, where: str, faults: Faults) -> Typed | None:
    """The typed form of a terse claim value that is text."""
    if member.value_type == "period":
        return {"type": "period", "edtf": Period.parse(text).edtf}
    if member.value_type == "reference":
        noun, _, key = text.partition("/")
        if noun == WORDS and key:
            return {"type": "text", "text": key}
        reference = Reference.parse(text)
        return {"type": "reference", "kind": reference.kind, "id": reference.key}
    if member.value_type == "choice":
        choice = member.check(text, where, faults)
        return {"type": "choice", "value": choice} if choice else None
    return {"type": "text", "text": text}


def terse(part: Part, value: Typed | None) -> Any:
    """The terse form of a typed claim value."""
    if value is None:
        return None
    match value["type"]:
        case "period":
            return value["edtf"]
        case "reference":
            return f"{value['kind']}/{value['id']}"
        case "quantity":
            return {key: value[key] for key in QUANTITY if key in value}  # in order: jsonb has its own
        case "choice":
            return value["value"]
        case _:
            return f"{WORDS}/{value['text']}" if member_type(part) == "reference" else value["text"]


def member_type(part: Part) -> str:
    """The type of the values that claims on this fact carry."""
    member = getattr(part, "member", part)
    return str(member.value_type)


def comparable(value: Typed) -> Value:
    """The value that comparison takes."""
    match value["type"]:
        case "period":
            return Period.parse(value["edtf"])
        case "quantity":
            return Quantity.from_portable({key: each for key, each in value.items() if key != "type"})
        case "reference":
            return Reference(value["kind"], value["id"])
        case "choice":
            return Choice(value["value"])
        case _:
            return Text(value["text"])
