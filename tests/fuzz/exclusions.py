"""Responses that schemathesis reports as failures and are right, each with the reason.

It concerns one check: `positive_data_acceptance` expects every request that fits the schema to succeed.
A 4xx is excused only if EXCUSED has each of its errors, with that code and at that place: the name of a
parameter, or the JSON Pointer of a field.
"""

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import schemathesis
from schemathesis.openapi.checks import RejectedPositiveData

from tests.fuzz.narrowed import is_narrowed

ANY = re.compile(".*")
IN_BODY = re.compile("(/.*)?")
CLAIM = "/claims/[a-z_]+/[0-9]+"


def always(found: Any) -> bool:
    return True


class Excuse(NamedTuple):
    """Where an error is right although the request fits the schema, and why."""

    code: str
    places: re.Pattern
    reason: str
    # Called with all query parameters; for bodies, with the value at the place.
    holds: Callable[[Any], bool] = always


def at(names: str) -> re.Pattern:
    return re.compile("|".join(names.split()))


def is_unfit(found: Any) -> bool:
    return re.search("[\x00\ud800-\udfff]", json.dumps(found, ensure_ascii=False).replace("\\u0000", "\x00"))


def has_separators(found: Any) -> bool:
    return re.search("[\x1c-\x1f\x85]", str(found)) is not None


DATA = "Which records, claims and paragraphs there are changes with the data."
ALONE = "A schema of one parameter knows no other."
OTHER_FIELDS = "A schema of one member cannot depend on other fields."
BY_KIND = "One form serves all kinds, and their facts and fields differ."
SPACES = (
    "Python counts U+001C to U+001F and U+0085 to white space; regular expressions of JSON Schema do not."
)
EXCUSED = [
    Excuse("unknown_identifier", ANY, DATA),
    Excuse("not_canonical", ANY, "Which identifiers lead elsewhere changes with the data."),
    Excuse("not_a_relation", at("relation"), "Which countries there are changes with the data."),
    Excuse("after_out_of_range", at("after"), "The latest change goes on: no bound could be written down."),
    Excuse("not_yet", at("as_of"), "A moment that is still to come: the bound is the clock."),
    Excuse("invalid_cursor", at("cursor"), "A signature: only what this service gave out has one."),
    Excuse(
        "nothing_left", at("omit"), f"It may name all that `fields` names. {ALONE}", lambda q: "omit" in q
    ),
    Excuse(
        "inconsistent",
        at("include fields omit explain"),
        ALONE,
        lambda query: "as_of" in query,
    ),
    Excuse(
        "wrong_format",
        at("explain fields omit"),
        f"They shape JSON. {ALONE}",
        lambda query: query.get("format", "json") != "json",
    ),
    Excuse(
        "wrong_format",
        at("trailer"),
        f"It shapes NDJSON. {ALONE}",
        lambda query: query.get("format", "json") != "ndjson",
    ),
    Excuse(
        "inconsistent", at("until"), f"It may lie before `since`. {ALONE}", lambda query: "since" in query
    ),
    Excuse("same_source", at("b"), f"Two sources are compared. {ALONE}"),
    Excuse(
        "invalid_search",
        at("q"),
        "A word has letters or digits of any script, which patterns cannot express.",
    ),
    Excuse(
        "invalid_period",
        at("since until on"),
        "How many days a month has: the pattern lets each have 31.",
        lambda query: any(
            re.search("-(29|30|31)$", str(query.get(name))) for name in ("since", "until", "on")
        ),
    ),
    Excuse("invalid_period", at("value"), "EDTF nests, and months have days: patterns express neither."),
    Excuse("invalid_choice", at("value"), "The choices of all facts are many, and grow with them."),
    Excuse("malformed", at("value"), SPACES, lambda query: has_separators(query.get("value"))),
    Excuse("invalid_choice", at("kind"), "Of CSV it says what the rows are; of NDJSON each line does."),
    Excuse("unknown_parameter", at("kind"), "Of CSV it says what the rows are; of NDJSON each line does."),
    Excuse("unknown_reference", IN_BODY, DATA),
    Excuse("no_such_claim", IN_BODY, DATA),
    Excuse("no_such_paragraph", IN_BODY, DATA),
    Excuse("identifier_taken", IN_BODY, DATA),
    Excuse("unusable_claim", at("/claim"), DATA),
    Excuse("immutable_field", at("/id /publication"), "A correction may repeat them; what they are is data."),
    Excuse(
        "missing_reason",
        at("/reason /comment reason"),
        "What readers see is changed with a reason; whether they do, is data.",
    ),
    Excuse("self_reference", at("/id /within /broader"), OTHER_FIELDS),
    Excuse("inconsistent", at("/claim /rests_on /status /merged_into"), OTHER_FIELDS),
    Excuse("inconsistent", re.compile(f"({CLAIM}(/value)?)?"), OTHER_FIELDS),
    Excuse("missing_basis", IN_BODY, OTHER_FIELDS),
    Excuse("invalid_choice", at("/fact /value /choices/[a-z_]+"), BY_KIND),
    Excuse("unknown_field", at("/choices/[a-z_]+"), BY_KIND),
    Excuse("wrong_type", at("/value"), BY_KIND),
    Excuse("invalid_choice", at(f"{CLAIM}/value"), BY_KIND),
    Excuse("invalid_reference", at(f"/value {CLAIM}/value"), BY_KIND),
    Excuse("invalid_quantity", at(f"/value {CLAIM}/value"), BY_KIND),
    Excuse(
        "invalid_quantity",
        at("/[a-z_]*quantity /item_count"),
        "Digits on both sides of the point are counted together.",
    ),
    Excuse("invalid_period", IN_BODY, "EDTF nests, and months have days: patterns express neither."),
    Excuse(
        "too_long", IN_BODY, "White space is folded before a text is measured: a bound would refuse more."
    ),
    Excuse(
        "duplicate",
        at("/[a-z_]+ /aliases/[0-9]+ /claims/[a-z_]+"),
        "They are the same once white space is folded and defaults are left out.",
    ),
    Excuse(
        "invalid_characters", IN_BODY, "NUL fits every pattern that says what a text is otherwise.", is_unfit
    ),
    Excuse("empty", IN_BODY, SPACES, has_separators),
    Excuse("empty", at("reason"), SPACES, lambda query: has_separators(query.get("reason"))),
    Excuse("malformed", at("/external_ids/[0-9]+"), SPACES, has_separators),
    Excuse("invalid_reference", IN_BODY, SPACES, has_separators),
]


@schemathesis.hook
def filter_failure(context, failure, case, response) -> bool:
    """Whether a failure is one."""
    if isinstance(failure, RejectedPositiveData):
        return not is_excused(case, response)
    return not is_narrowed(failure, case, response)


def is_excused(case: Any, response: Any) -> bool:
    if response.status_code == 414:
        # The whole address has a bound, and OpenAPI bounds each parameter by itself.
        return len(response.request.url) > 8000
    problem = response.json()
    errors = problem["errors"]
    if problem["code"] == "precondition_failed":
        # Which revision a record is at changes with the data.
        return [error["code"] for error in errors] == ["revision_mismatch"]
    if isinstance(case.body, str) and any(error["pointer"] for error in errors):
        # The schema of an import is text: it describes no lines and cells.
        return all(is_of_a_line(error["pointer"], case.body) for error in errors)
    return bool(errors) and all(any(excuses(each, error, case) for each in EXCUSED) for error in errors)


def is_of_a_line(pointer: str | None, text: str) -> bool:
    """Whether an error points to a line of the text; to the first, if the text is empty."""
    found = re.match("/([0-9]+)(?=/|$)", pointer or "")
    return found is not None and 0 < int(found[1]) <= max(1, len(text.splitlines()))


def excuses(excuse: Excuse, error: dict[str, Any], case: Any) -> bool:
    is_in_body = error["pointer"] is not None
    place = error["pointer"] if is_in_body else error["parameter"] or ""
    is_there = excuse.code == error["code"] and excuse.places.fullmatch(place) is not None
    return is_there and excuse.holds(found_at(place, case.body) if is_in_body else case.query or {})


def found_at(pointer: str, found: Any) -> Any:
    """The value at a place in a body; None if there is none."""
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        found = (
            found[int(key)]
            if isinstance(found, list)
            else found.get(key)
            if isinstance(found, dict)
            else None
        )
    return found
