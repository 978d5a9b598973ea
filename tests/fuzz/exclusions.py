"""What schemathesis calls a failure and is none: what JSON Schema cannot say, each with the reason.

All of it is about one check: `positive_data_acceptance` wants every question that fits the schema answered.
A refusal is excused only if each fault that it names stands in EXCUSED, with that code and at that place: a
parameter by its name, or a place in a body by its JSON Pointer.
"""

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import schemathesis
from schemathesis.openapi.checks import RejectedPositiveData

ANY = re.compile(".*")
IN_BODY = re.compile("(/.*)?")
CLAIM = "/claims/[a-z_]+/[0-9]+"


def always(found: Any) -> bool:
    return True


class Excuse(NamedTuple):
    """Where a refusal of what fits the schema is right, and why the schema does not say so."""

    code: str
    places: re.Pattern
    reason: str
    # For parameters it is asked of all of them; for bodies, of what stands at the place.
    holds: Callable[[Any], bool] = always


def at(names: str) -> re.Pattern:
    return re.compile("|".join(names.split()))


def is_unfit(found: Any) -> bool:
    return re.search("[\x00\ud800-\udfff]", json.dumps(found, ensure_ascii=False).replace("\\u0000", "\x00"))


def has_separators(found: Any) -> bool:
    return re.search("[\x1c-\x1f\x85]", str(found)) is not None


DATA = "Which records, claims and paragraphs there are changes with the data."
ALONE = "A schema of one parameter knows no other."
BESIDE = "A schema of one member says what it can be, and not what stands beside it."
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
    Excuse("without_group_by", at("aggregate"), ALONE, lambda query: "group_by" not in query),
    Excuse(
        "not_together",
        at("include fields omit explain limit cursor ordering count"),
        ALONE,
        lambda query: "group_by" in query or "as_of" in query,
    ),
    Excuse(
        "json_only",
        at("explain fields omit"),
        f"They shape JSON. {ALONE}",
        lambda query: query.get("format", "json") != "json",
    ),
    Excuse(
        "not_together", at("until"), f"It may lie before `since`. {ALONE}", lambda query: "since" in query
    ),
    Excuse("same_source", at("b"), f"Two sources are compared. {ALONE}"),
    Excuse(
        "invalid_search", at("q"), "A word has letters or digits of any script, which patterns cannot say."
    ),
    Excuse(
        "invalid_period",
        at("since until on"),
        "How many days a month has: the pattern lets each have 31.",
        lambda query: any(
            re.search("-(29|30|31)$", str(query.get(name))) for name in ("since", "until", "on")
        ),
    ),
    Excuse("invalid_choice", at("kind"), "Of CSV it says what the rows are; of NDJSON each line does."),
    Excuse("unknown_parameter", at("kind"), "Of CSV it says what the rows are; of NDJSON each line does."),
    Excuse("unknown_reference", IN_BODY, DATA),
    Excuse("no_such_claim", IN_BODY, DATA),
    Excuse("no_such_paragraph", IN_BODY, DATA),
    Excuse("taken", IN_BODY, DATA),
    Excuse("not_choosable", at("/claim"), DATA),
    Excuse("not_corrected", at("/id /publication"), "A correction may repeat them; what they are is data."),
    Excuse(
        "no_reason",
        at("/reason /word reason"),
        "What readers see is changed with a reason; whether they do, is data.",
    ),
    Excuse("to_itself", at("/id /within /broader"), BESIDE),
    Excuse("not_together", at("/claim /rests_on /status /merged_into"), BESIDE),
    Excuse("not_together", re.compile(f"({CLAIM}(/value)?)?"), BESIDE),
    Excuse("unfounded", IN_BODY, BESIDE),
    Excuse("unknown_choice", at("/fact /value /choices/[a-z_]+"), BY_KIND),
    Excuse("unknown_field", at("/choices/[a-z_]+"), BY_KIND),
    Excuse("wrong_type", at("/value"), BY_KIND),
    Excuse("unknown_choice", at(f"{CLAIM}/value"), BY_KIND),
    Excuse("invalid_reference", at(f"/value {CLAIM}/value"), BY_KIND),
    Excuse("invalid_quantity", at(f"/value {CLAIM}/value"), BY_KIND),
    Excuse(
        "invalid_quantity",
        at("/[a-z_]*quantity /item_count"),
        "Digits on both sides of the point are counted together.",
    ),
    Excuse("invalid_period", IN_BODY, "EDTF nests, and months have days: patterns say neither."),
    Excuse(
        "too_long", IN_BODY, "White space is folded before a text is measured: a bound would refuse more."
    ),
    Excuse(
        "repeated",
        at("/[a-z_]+ /aliases/[0-9]+ /claims/[a-z_]+"),
        "They are the same once white space is folded and defaults are left out.",
    ),
    Excuse("unfit_text", IN_BODY, "NUL fits every pattern that says what a text is otherwise.", is_unfit),
    Excuse("empty", IN_BODY, SPACES, has_separators),
    Excuse("empty", at("reason"), SPACES, lambda query: has_separators(query.get("reason"))),
    Excuse("malformed", at("/external_ids/[0-9]+"), SPACES, has_separators),
    Excuse("invalid_reference", IN_BODY, SPACES, has_separators),
]


@schemathesis.hook
def filter_failure(context, failure, case, response) -> bool:
    """Whether a failure is one."""
    return not (isinstance(failure, RejectedPositiveData) and is_excused(case, response))


def is_excused(case: Any, response: Any) -> bool:
    query = case.query or {}
    if response.status_code == 414:
        # The whole address has a bound, and OpenAPI bounds each parameter by itself.
        return len(response.request.url) > 8000
    problem = response.json()
    if problem["code"] == "not_acceptable":
        # Groups are few, and JSON only; a schema of one parameter knows no other.
        return "group_by" in query and query.get("format") in ("csv", "ndjson")
    faults = problem["errors"]
    if problem["code"] == "precondition_failed":
        # Which revision a record is at changes with the data.
        return [fault["code"] for fault in faults] == ["other_revision"]
    if isinstance(case.body, str) and any(fault["pointer"] for fault in faults):
        # Of an import the schema says that it is text; what its lines and cells say, it cannot.
        return all(is_of_a_line(fault["pointer"], case.body) for fault in faults)
    return bool(faults) and all(any(excuses(each, fault, case) for each in EXCUSED) for fault in faults)


def is_of_a_line(pointer: str | None, text: str) -> bool:
    """Whether a fault is said to stand in a line that the text has; in the first, if it has none at all."""
    found = re.match("/([0-9]+)(?=/|$)", pointer or "")
    return found is not None and 0 < int(found[1]) <= max(1, len(text.splitlines()))


def excuses(excuse: Excuse, fault: dict[str, Any], case: Any) -> bool:
    is_in_body = fault["pointer"] is not None
    place = fault["pointer"] if is_in_body else fault["parameter"] or ""
    is_there = excuse.code == fault["code"] and excuse.places.fullmatch(place) is not None
    return is_there and excuse.holds(found_at(place, case.body) if is_in_body else case.query or {})


def found_at(pointer: str, found: Any) -> Any:
    """What stands at a place in a body; None if nothing does."""
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
