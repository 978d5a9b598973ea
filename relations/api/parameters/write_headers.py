"""Options of writes in headers: the revision that was read, and the idempotency key."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import orjson
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from relations.actions.access.idempotency import Call
from relations.api.parameters import patterns
from relations.api.problems.problem import InvalidParameters, ParameterError, PreconditionRequired

LONGEST_KEY = 80
TAG = r'(W/)?"([1-9][0-9]{0,8})(-[0-9a-f]*)?"'
KEY = rf"[!-~]{{1,{LONGEST_KEY}}}"
IF_MATCH, IDEMPOTENCY_KEY = "If-Match", "Idempotency-Key"


def revision_read(request: Request) -> int:
    """The revision that the author has read, from `If-Match`. Raises PreconditionRequired."""
    found = re.fullmatch(TAG, request.headers.get(IF_MATCH, ""))
    if found is None:
        raise PreconditionRequired
    return int(found[2])


def optional_revision_read(request: Request) -> int | None:
    """The same for additions, where `If-Match` is optional because they overwrite nothing.

    None without it.
    """
    return revision_read(request) if IF_MATCH in request.headers else None


def no_revision(request: Request) -> Iterator[ParameterError]:
    """An error for `If-Match` where nothing has a revision. Ignoring it would look like a comparison."""
    if IF_MATCH in request.headers:
        detail = f"{IF_MATCH} is not a parameter here: nothing that has a revision is changed. Leave it out."
        yield ParameterError(IF_MATCH, "unknown_parameter", detail)


def call(request: Request) -> Call | None:
    """The idempotency key of a request; None without one. Raises InvalidParameters."""
    key = request.headers.get(IDEMPOTENCY_KEY)
    if key is None:
        return None
    if not re.fullmatch(KEY, key):
        detail = f"{IDEMPOTENCY_KEY} is 1 to {LONGEST_KEY} printable characters of ASCII, e.g. a UUID."
        raise InvalidParameters([ParameterError(IDEMPOTENCY_KEY, "invalid_key", detail)])
    content = [request.method, request.get_full_path(), request.data]
    fingerprint = hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()
    return Call(request.user.get_username(), key, fingerprint, timezone.now())


TAG_TEXT = "The ETag that you read. Only the number before the hyphen, the revision, is compared."
TAG_FORM = {"type": "string", "pattern": patterns.anchored(TAG), "examples": ['"1"']}
KEY_TEXT = (
    "A text of your choice. A request is carried out once for each key; within a day, a repeated request "
    "gets the same response."
)
KEY_EXAMPLE = "3f1c9a52-6f0e-4c5e-9a55-1c1a3c2b7f10"
KEY_FORM = {"type": "string", "pattern": patterns.anchored(KEY), "examples": [KEY_EXAMPLE]}


def header(name: str, text: str, schema: dict[str, Any], *, required: bool = False) -> OpenApiParameter:
    return OpenApiParameter(name, schema, OpenApiParameter.HEADER, required=required, description=text)


def revision_parameter(*, required: bool) -> OpenApiParameter:
    return header(IF_MATCH, TAG_TEXT, TAG_FORM, required=required)


def key_parameter() -> OpenApiParameter:
    return header(IDEMPOTENCY_KEY, KEY_TEXT, KEY_FORM)
