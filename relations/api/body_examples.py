"""Whole bodies that could be sent as they stand, for the OpenAPI document."""

from typing import Any

from relations.documents.inner_shape import EXAMPLES
from relations.documents.json_form import Schema
from relations.documents.shape import document_shape

WHY = {"reason": "The second paragraph says so."}
NEW = "an-example"
QUANTITY = {"amount": "175600000000", "rounded_to": "100000000", "unit": "USD"}
LINES = f'["leader",{{"id":"{NEW}","name":"An Example"}}]\n'
TABLE = f"id,name,country\r\n{NEW},An Example,CHN\r\n"
# Nobody is their own guest, and an office is no person.
ELSEWHERE = {"guest": "country/CHN", "office": "president-of-vietnam"}
OF_FORMS: dict[str, Any] = {
    "{}Correction": {"external_ids": [EXAMPLES["scheme"]]} | WHY,
    "NewAlias": {"text": "An Example", "kind": "short"} | WHY,
    "AliasCorrection": {"kind": "former"} | WHY,
    "ClaimCorrection": {"note": "See the next paragraph, too."} | WHY,
    "Mark": {"number": 7, "digest": f"sha256:{'9f86d081' * 8}", "reason": "An advertisement."},
    "Submission": {"reason": "Complete."},
    "Restoration": {"sequence": 412} | WHY,
    "Approval": {"word": "Both claims stand where they say."},
    "Decline": {"word": "The paragraph says something else."},
    "Login": {"username": "anna", "password": "correct horse battery staple", "scope": "write"},
}


def example_of(view: Any, form: str) -> dict[str, Any]:
    """A body of a form, if there is an example of it, as a member of its media type."""
    if form == "{}":
        return {"example": created(view)}
    if form == "ClaimOfFact":
        place = {"at": EXAMPLES["at"], "printed": EXAMPLES["printed"]}
        return {"example": {"fact": view.queryset.model.facts[0], **place} | WHY}
    return {"example": OF_FORMS[form]} if form in OF_FORMS else {}


def created(view: Any) -> dict[str, Any]:
    """A new record with what it must have."""
    form = document_shape(view.queryset.model, declared(view))
    said = {name: value_of(form["properties"][name]) for name in form["required"]}
    return said | {name: ELSEWHERE[name] for name in said.keys() & ELSEWHERE} | {"id": NEW} | WHY


def value_of(schema: Schema) -> Any:
    """The example of a field; what refers to a form without one is a quantity."""
    return schema["examples"][0] if "examples" in schema else QUANTITY


def declared(view: Any) -> dict[str, Any]:
    """The examples of the fields of a kind, as its serializers declare them."""
    found: dict[str, Any] = {}
    for cls in reversed(view.serializer_class.__mro__):
        found |= vars(cls).get("examples", {})
    return found | {"id": view.path_parameters["id"][1]}
