"""Errors of writes as problems, each with its place in the body."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from relations.documents.field_path import path_steps
from relations.errors import (
    Error,
    InvalidDocument,
    InvalidDocuments,
    MissingReason,
    RevisionMismatch,
    SelfApproval,
)

Member = dict[str, str | None]


class WriteProblem(NamedTuple):
    """The code of a problem, its errors, and headers."""

    code: str
    errors: list[Member]
    headers: Mapping[str, str] = {}


def write_problem(error: Error) -> WriteProblem:
    """The problem of an error of the product."""
    if isinstance(error, InvalidDocuments):
        return WriteProblem("invalid_document", [member(each) for each in error.errors])
    if isinstance(error, MissingReason):
        return WriteProblem("invalid_document", [error_member(error, pointer(error.where))])
    if isinstance(error, RevisionMismatch):
        return WriteProblem("precondition_failed", [error_member(error)], {"ETag": f'"{error.revision}"'})
    code = "permission_denied" if isinstance(error, SelfApproval) else "rule_violation"
    return WriteProblem(code, [error_member(error)])


def error_member(error: Error, where: str | None = None) -> Member:
    return {"pointer": where, "parameter": None, "code": error.code, "detail": error.message}


def member(error: InvalidDocument) -> Member:
    return error_member(error, pointer(error.where))


def pointer(where: str) -> str:
    """The JSON Pointer (RFC 6901) of a place in a document: `claims.host[0].at` is `/claims/host/0/at`."""
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in path_steps(where))


def relative_errors(errors: Iterable[InvalidDocument], inside: str) -> list[InvalidDocument]:
    """The errors with places relative to the part that was sent; `inside` is the place of this part."""
    return [without(error, inside) for error in errors]


def without(error: InvalidDocument, inside: str) -> InvalidDocument:
    found: Any = re.match(inside, error.where)
    if found:
        error.where = error.where[found.end() :].lstrip(".")
    return error
