"""The values of claims: short in documents, typed in storage and responses, as keys, and to compare."""

from hashlib import sha256
from typing import Any

from relations.documents.error_collector import ErrorCollector
from relations.documents.parts.part import Part, TextPart
from relations.documents.parts.reference import WORDS
from relations.errors import InvalidPeriod, InvalidQuantity, InvalidReference
from relations.values.comparison import Choice, Reference, Text, Value
from relations.values.period import Period
from relations.values.quantity import Quantity
from relations.values.wording import folded

TypedValue = dict[str, Any]
LONGEST_KEY = 200  # characters of Claim.value_key
QUANTITY = ("amount", "operator", "rounded_to", "unit")


def typed_value(part: Part, short: Any, where: str, errors: ErrorCollector) -> TypedValue | None:
    """The typed form of a short claim value, or None if it is invalid. Errors are collected."""
    member = getattr(part, "member", part)
    if isinstance(member, TextPart) and member.digits and isinstance(short, str):
        short = {"amount": short}
    try:
        if member.value_type == "quantity":
            return {"type": "quantity"} | Quantity.from_portable(short).to_portable()
        text = errors.text(short, where)
        return typed_text_value(member, " ".join(text.split()), where, errors) if text else None
    except (InvalidPeriod, InvalidQuantity, InvalidReference) as error:
        errors.add(error.code, where, short, error.rule, error.cure)
    return None


def typed_text_value(member: Part, text: str, where: str, errors: ErrorCollector) -> TypedValue | None:
    """The typed form of a short claim value that is text. Raises InvalidPeriod and InvalidReference."""
    if member.value_type == "period":
        return {"type": "period", "edtf": Period.parse(text).edtf}
    if member.value_type == "reference":
        noun, _, key = text.partition("/")
        if noun == WORDS and key:
            return {"type": "text", "text": key}
        reference = Reference.parse(text)
        return {"type": "reference", "kind": reference.kind, "id": reference.key}
    if member.value_type == "choice":
        choice = member.check(text, where, errors)
        return {"type": "choice", "value": choice} if choice else None
    return {"type": "text", "text": text}


def short_form(part: Part, value: TypedValue | None) -> Any:
    """The short form of a typed claim value, as documents write it."""
    if value is None:
        return None
    match value["type"]:
        case "period":
            return value["edtf"]
        case "reference":
            return f"{value['kind']}/{value['id']}"
        case "quantity":
            return {key: value[key] for key in QUANTITY if key in value}  # jsonb does not preserve the order
        case "choice":
            return value["value"]
        case _:
            return f"{WORDS}/{value['text']}" if member_type(part) == "reference" else value["text"]


def member_type(part: Part) -> str:
    """The type of the values of claims on a fact."""
    member = getattr(part, "member", part)
    return str(member.value_type)


def comparable_value(value: TypedValue) -> Value:
    """The value to compare, from its typed form."""
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


def value_text(value: TypedValue) -> str:
    """A value as its type, a colon, and what claims with the same value have in common.

    That is an EDTF expression, an amount without operator and unit, `kind/id`, a choice, or folded text.
    """
    match value["type"]:
        case "period":
            found = value["edtf"]
        case "quantity":
            found = value["amount"]
        case "reference":
            found = f"{value['kind']}/{value['id']}"
        case "choice":
            found = value["value"]
        case _:
            found = folded(value["text"])
    return f"{value['type']}:{found}"


def value_key(text: str) -> str:
    """The key under which a claim stores its `value_text`: the text itself, or its digest if it is long."""
    return text if len(text) <= LONGEST_KEY else sha256(text.encode()).hexdigest()
