"""The merged document of two records of the same thing."""

from collections.abc import Mapping
from typing import Any

from relations.documents.declaration import declared
from relations.documents.document import Document
from relations.documents.edits.renaming import Renaming
from relations.documents.field_path import child_path
from relations.documents.parts.reference import KeysPart
from relations.documents.parts.rows import RowsPart
from relations.errors import InvalidDocument, InvalidDocuments

OURS, THEIRS, BOTH = "ours", "theirs", "both"
NOT_FIELDS = ("aliases", "external_ids", "basis", "claims", "merged_into")  # merged by rules of their own
DECIDED_WITH = {"status_history": "status", "hs_revision": "product", "hs_code": "product"}
Data = dict[str, Any]
Choices = Mapping[str, str]


def merged_data(won: Document, lost: Document, choices: Choices | None = None) -> Data:
    """The data of `won` with the claims and names of `lost`, and the chosen value of each field.

    Without a choice a field keeps the value of `won`, or gets that of `lost` if `won` has none. Raises
    InvalidDocuments for unknown fields and choices.
    """
    check_choices(won, choices or {})
    renaming = Renaming(lost.noun, lost.key, won.key)
    theirs, data = renaming.apply_to(lost), renaming.apply_to(won)
    taken = [
        name
        for name in declared(won.model)
        if chosen_side(name, data, choices or {}) == THEIRS and (name in theirs or name in data)
    ]
    chosen = {name: theirs.get(name) for name in taken}
    joined = {
        name: joined_lists(data, theirs, name) for name, choice in (choices or {}).items() if choice == BOTH
    }
    bases = {name: basis for name, basis in data.get("basis", {}).items() if name not in taken}
    bases |= {name: basis for name, basis in theirs.get("basis", {}).items() if name in taken}
    ours, others = data.get("claims", {}), theirs.get("claims", {})
    claims = {
        fact: [*ours.get(fact, []), *others.get(fact, [])] for fact in sorted(ours.keys() | others.keys())
    }
    names = {name: joined_lists(data, theirs, name) for name in ("aliases", "external_ids")}
    return data | chosen | joined | names | {"basis": bases, "claims": claims}


def chosen_side(name: str, ours: Data, choices: Choices) -> str:
    """The side whose value a field gets. A field that depends on another follows the choice for that one."""
    owner = DECIDED_WITH.get(name, name)
    return choices.get(owner, OURS if owner in ours or name in ours else THEIRS)


def joined_lists(ours: Data, theirs: Data, name: str) -> list[Any]:
    """The items of both lists without duplicates."""
    listed = ours.get(name, [])
    return [*listed, *(each for each in theirs.get(name, []) if each not in listed)]


def check_choices(document: Document, choices: Choices) -> None:
    """Raise InvalidDocuments for unknown fields, and for choices that a field does not have."""
    found = {name: choices_of(document, name) for name in choices}
    errors = [
        InvalidDocument(
            code_of(known), child_path("choices", name), choices[name], rule_of(known), cure_of(known)
        )
        for name, known in found.items()
        if choices[name] not in known
    ]
    if errors:
        raise InvalidDocuments(errors)


def choices_of(document: Document, name: str) -> tuple[str, ...]:
    """The choices for a field; empty if the field is unknown, or follows another."""
    part = declared(document.model).get(name)
    if part is None or name in DECIDED_WITH:
        return ()
    is_joinable = isinstance(part, KeysPart | RowsPart) and not getattr(part, "is_ordered", False)
    return (OURS, THEIRS, BOTH) if is_joinable else (OURS, THEIRS)


def code_of(known: tuple[str, ...]) -> str:
    """The error code of an invalid choice; `known` are the choices of the field."""
    return "invalid_choice" if known else "unknown_field"


def rule_of(known: tuple[str, ...]) -> str:
    """The rule that an invalid choice violates."""
    return "is not a choice for this field" if known else "is for a field that has no choice"


def cure_of(known: tuple[str, ...]) -> str:
    """The cure of an invalid choice."""
    return f"Choose one of {', '.join(known)}." if known else "Leave it out."
