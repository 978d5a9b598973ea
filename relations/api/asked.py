"""What a write asks beside its body: for which revision, why, under which key, and whether only to see."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import orjson
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from relations.actions.outcome import Asked
from relations.actions.repetition import Call
from relations.api import forms
from relations.api.errors import Fault, InvalidParameters, PreconditionRequired
from relations.documents.cleaning import clean
from relations.documents.fault import Faults
from relations.errors import InvalidDocument, InvalidDocuments

DRY_RUN, REASON = "dry_run", "reason"
FLAGS = {"true": True, "false": False}
LONGEST_REASON, LONGEST_KEY = 2000, 80
TAG = r'(W/)?"([1-9][0-9]{0,8})(-[0-9a-f]*)?"'
KEY = rf"[!-~]{{1,{LONGEST_KEY}}}"
IF_MATCH, IDEMPOTENCY_KEY = "If-Match", "Idempotency-Key"


def asked(request: Request, body: dict[str, Any] | None, *, revision: int | None) -> Asked:
    """Who asks, when and why. The reason stands in the body, or in the query of what has none."""
    reason = reason_in_query(request) if body is None else checked_reason(body.pop(REASON, None))
    dry_run = FLAGS[request.query_params.get(DRY_RUN, "false")]
    return Asked(request.user.get_username(), timezone.now(), reason, revision, dry_run)


def reason_in_query(request: Request) -> str:
    """The reason of what has no body. Raises InvalidParameters."""
    try:
        return checked_reason(request.query_params.get(REASON, ""))
    except InvalidDocuments as error:
        raise InvalidParameters(
            [Fault(REASON, fault.code, fault.sentence) for fault in error.faults]
        ) from error


def checked_reason(reason: Any, name: str = REASON) -> str:
    """The reason (or word) as text of bounded length. Raises InvalidDocuments."""
    faults = Faults()
    text = clean(reason, name, faults)
    if text is not None and text != "":
        text = faults.text(text, name)
    if text and len(text) > LONGEST_REASON:
        faults.add("too_long", name, text, f"is longer than {LONGEST_REASON} characters", "Shorten it.")
    if faults.found:
        raise InvalidDocuments(faults.found)
    return str(text or "").strip()


def whole(value: Any) -> int | None:
    """A whole number as JSON has it, which knows no other kind of 844 than 844.0; None for anything else."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def body_of(request: Request) -> dict[str, Any]:
    """The body, which is an object. Raises InvalidDocuments."""
    if isinstance(request.data, dict):
        return dict(request.data)
    rule, cure = "must be an object", "Write the fields in braces."
    raise InvalidDocuments([InvalidDocument("wrong_type", "", request.data, rule, cure)])


def revision_read(request: Request) -> int:
    """The revision that the author of a write has read. Raises PreconditionRequired."""
    found = re.fullmatch(TAG, request.headers.get(IF_MATCH, ""))
    if found is None:
        raise PreconditionRequired
    return int(found[2])


def revision_read_if_said(request: Request) -> int | None:
    """The same, where it may be left out: what is only added overwrites nothing."""
    return revision_read(request) if IF_MATCH in request.headers else None


def no_revision(request: Request) -> Iterator[Fault]:
    """A condition where there is nothing to compare it with: silence would look as if it had been."""
    if IF_MATCH in request.headers:
        detail = f"{IF_MATCH} is not a parameter here: nothing that has a revision is changed. Leave it out."
        yield Fault(IF_MATCH, "unknown_parameter", detail)


def call(request: Request) -> Call | None:
    """The request, if it names an idempotency key. Raises InvalidParameters for one that is none."""
    key = request.headers.get(IDEMPOTENCY_KEY)
    if key is None:
        return None
    if not re.fullmatch(KEY, key):
        detail = f"{IDEMPOTENCY_KEY} is 1 to {LONGEST_KEY} printable characters of ASCII, e.g. a UUID."
        raise InvalidParameters([Fault(IDEMPOTENCY_KEY, "invalid_key", detail)])
    said = [request.method, request.get_full_path(), request.data]
    fingerprint = hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()
    return Call(request.user.get_username(), key, fingerprint, timezone.now())


def faults(request: Request) -> Iterator[Fault]:
    """Flags that are none."""
    if request.query_params.get(DRY_RUN, "false") not in FLAGS:
        yield Fault(DRY_RUN, "invalid_choice", f"{DRY_RUN} is true or false.")


def parameters(method: str) -> list[OpenApiParameter]:
    """What the OpenAPI document says of all this, but of the revision."""
    found = []
    if method == "POST":
        found.append(header(IDEMPOTENCY_KEY, KEY_TEXT, KEY_FORM))
    if method == "DELETE":
        form = {"type": "string", "maxLength": LONGEST_REASON, "pattern": forms.whole(f"({forms.WORDS})?")}
        schema = form | {"examples": ["It never took place."]}
        found.append(OpenApiParameter(REASON, schema, description="Why. Required for what readers see."))
    flag = {"type": "boolean", "default": False, "examples": [True]}
    return [*found, OpenApiParameter(DRY_RUN, flag, description="Tell what would come of it; write nothing.")]


TAG_TEXT = "The ETag that you have read: only the number before the hyphen, the revision, is compared."
TAG_FORM = {"type": "string", "pattern": forms.whole(TAG), "examples": ['"1"']}
KEY_TEXT = "A text of your own: under the same key a request is done once, and answered alike for a day."
KEY_EXAMPLE = "3f1c9a52-6f0e-4c5e-9a55-1c1a3c2b7f10"
KEY_FORM = {"type": "string", "pattern": forms.whole(KEY), "examples": [KEY_EXAMPLE]}


def header(name: str, text: str, schema: dict[str, Any], *, required: bool = False) -> OpenApiParameter:
    return OpenApiParameter(name, schema, OpenApiParameter.HEADER, required=required, description=text)


def revision_parameter(*, required: bool) -> OpenApiParameter:
    return header(IF_MATCH, TAG_TEXT, TAG_FORM, required=required)
