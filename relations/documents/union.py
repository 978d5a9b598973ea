"""One document of two that turned out to be about the same thing."""

from collections.abc import Mapping
from typing import Any

from relations.documents.declaration import declared
from relations.documents.document import Document
from relations.documents.place import inside
from relations.documents.reference import KeysPart
from relations.documents.renaming import Renaming
from relations.documents.rows import RowsPart
from relations.errors import InvalidDocument, InvalidDocuments

OURS, THEIRS, BOTH = "ours", "theirs", "both"
BESIDE = ("aliases", "external_ids", "basis", "claims", "merged_into")  # what is no field of the thing
GOES_WITH = {"status_history": "status", "hs_revision": "product", "hs_code": "product"}
Data = dict[str, Any]
Choices = Mapping[str, str]


def united(won: Document, lost: Document, choices: Choices | None = None) -> Data:
    """The data of `won` with the claims and names of `lost`, and of each field the value that is chosen.

    Where nothing is chosen ours stand, and where we have none, theirs. Raises InvalidDocuments for choices
    that are none.
    """
    check_choices(won, choices or {})
    renaming = Renaming(lost.noun, lost.key, won.key)
    theirs, data = renaming.applied(lost), renaming.applied(won)
    taken = [
        name
        for name in declared(won.model)
        if wanted(name, data, choices or {}) == THEIRS and (name in theirs or name in data)
    ]
    chosen = {name: theirs.get(name) for name in taken}
    joined = {name: both(data, theirs, name) for name, choice in (choices or {}).items() if choice == BOTH}
    bases = {name: basis for name, basis in data.get("basis", {}).items() if name not in taken}
    bases |= {name: basis for name, basis in theirs.get("basis", {}).items() if name in taken}
    ours, others = data.get("claims", {}), theirs.get("claims", {})
    claims = {
        fact: [*ours.get(fact, []), *others.get(fact, [])] for fact in sorted(ours.keys() | others.keys())
    }
    names = {name: both(data, theirs, name) for name in ("aliases", "external_ids")}
    return data | chosen | joined | names | {"basis": bases, "claims": claims}


def wanted(name: str, ours: Data, choices: Choices) -> str:
    """Whose value a field takes; what goes with another field follows that."""
    owner = GOES_WITH.get(name, name)
    return choices.get(owner, OURS if owner in ours or name in ours else THEIRS)


def both(ours: Data, theirs: Data, name: str) -> list[Any]:
    """The items of both lists, each once."""
    listed = ours.get(name, [])
    return [*listed, *(each for each in theirs.get(name, []) if each not in listed)]


def check_choices(document: Document, choices: Choices) -> None:
    """Raise InvalidDocuments for names that are no fields, and choices that they do not have."""
    found = {name: choices_of(document, name) for name in choices}
    faults = [
        InvalidDocument(
            code_of(known), inside("choices", name), choices[name], rule_of(known), cure_of(known)
        )
        for name, known in found.items()
        if choices[name] not in known
    ]
    if faults:
        raise InvalidDocuments(faults)


def choices_of(document: Document, name: str) -> tuple[str, ...]:
    """What can be chosen for a field; nothing if it is none, or goes with another."""
    part = declared(document.model).get(name)
    if part is None or name in GOES_WITH:
        return ()
    is_joinable = isinstance(part, KeysPart | RowsPart) and not getattr(part, "is_ordered", False)
    return (OURS, THEIRS, BOTH) if is_joinable else (OURS, THEIRS)


def code_of(known: tuple[str, ...]) -> str:
    """The code of a wrong choice."""
    return "unknown_choice" if known else "unknown_field"


def rule_of(known: tuple[str, ...]) -> str:
    """What a wrong choice breaks."""
    return "is no choice for this field" if known else "stands at a field that has no choice"


def cure_of(known: tuple[str, ...]) -> str:
    """What to do instead."""
    return f"Choose one of {', '.join(known)}." if known else "Leave it out."
