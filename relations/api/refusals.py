"""What is refused to writers, as problems: each fault with the place in the body where it stands."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from relations.documents.place import steps
from relations.errors import EntenteError, InvalidDocument, InvalidDocuments, SelfApproval
from relations.refusals import NoReason, OtherRevision

Member = dict[str, str | None]


class Refusal(NamedTuple):
    """The code of the problem, what is wrong, and headers."""

    code: str
    errors: list[Member]
    headers: Mapping[str, str] = {}


def refusal(error: EntenteError) -> Refusal:
    """What a refusal of the product is in the terms of HTTP."""
    if isinstance(error, InvalidDocuments):
        return Refusal("invalid_document", [member(fault) for fault in error.faults])
    if isinstance(error, NoReason):
        return Refusal("invalid_document", [said(error, pointer(error.where))])
    if isinstance(error, OtherRevision):
        return Refusal("precondition_failed", [said(error)], {"ETag": f'"{error.revision}"'})
    code = "permission_denied" if isinstance(error, SelfApproval) else "refused"
    return Refusal(code, [said(error)])


def said(error: EntenteError, where: str | None = None) -> Member:
    return {"pointer": where, "parameter": None, "code": error.code, "detail": error.sentence}


def member(fault: InvalidDocument) -> Member:
    return said(fault, pointer(fault.where))


def pointer(where: str) -> str:
    """The JSON Pointer (RFC 6901) of a place in a document: `claims.host[0].at` is `/claims/host/0/at`."""
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps(where))


def beside(faults: Iterable[InvalidDocument], inside: str) -> list[InvalidDocument]:
    """The faults as whoever sent only a part of the document sees them; `inside`: where that stands."""
    return [without(fault, inside) for fault in faults]


def without(fault: InvalidDocument, inside: str) -> InvalidDocument:
    found: Any = re.match(inside, fault.where)
    if found:
        fault.where = fault.where[found.end() :].lstrip(".")
    return fault
