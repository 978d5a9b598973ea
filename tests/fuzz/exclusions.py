"""What schemathesis calls a failure and is none: what JSON Schema cannot say, each with the reason.

All of it is about one check: `positive_data_acceptance` wants every question that fits the schema answered.
A refusal is excused only if each fault that it names stands in EXCUSED, with that code and at that parameter.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import schemathesis
from schemathesis.openapi.checks import RejectedPositiveData

ANY = re.compile(".*")


def always(query: Any) -> bool:
    return True


class Excuse(NamedTuple):
    """Where a refusal of what fits the schema is right, and why the schema does not say so."""

    code: str
    parameters: re.Pattern
    reason: str
    holds: Callable[[Any], bool] = always


def at(names: str) -> re.Pattern:
    return re.compile("|".join(names.split()))


EXCUSED = [
    Excuse("unknown_identifier", ANY, "Which records there are changes with the data."),
    Excuse("not_canonical", ANY, "Which identifiers lead elsewhere changes with the data."),
    Excuse("not_a_relation", at("relation"), "Which countries there are changes with the data."),
    Excuse("after_out_of_range", at("after"), "The latest change goes on: no bound could be written down."),
    Excuse("not_yet", at("as_of"), "A moment that is still to come: the bound is the clock."),
    Excuse("invalid_cursor", at("cursor"), "A signature: only what this service gave out has one."),
    Excuse(
        "nothing_left",
        at("omit"),
        "`omit` may name all that `fields` names; a schema of one parameter knows no other.",
        lambda query: "omit" in query,
    ),
    Excuse(
        "without_group_by",
        at("aggregate"),
        "It is about groups; a schema of one parameter knows no other.",
        lambda query: "group_by" not in query,
    ),
    Excuse(
        "not_together",
        at("include fields omit explain limit cursor ordering count"),
        "A schema of one parameter knows no other.",
        lambda query: "group_by" in query or "as_of" in query,
    ),
    Excuse(
        "json_only",
        at("explain fields omit"),
        "They shape JSON; a schema of one parameter knows no other.",
        lambda query: query.get("format", "json") != "json",
    ),
    Excuse("same_source", at("b"), "Two sources are compared; a schema of one parameter knows no other."),
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
]


@schemathesis.hook
def filter_failure(context, failure, case, response) -> bool:
    """Whether a failure is one."""
    return not (isinstance(failure, RejectedPositiveData) and is_excused(case.query or {}, response))


def is_excused(query: dict[str, Any], response: Any) -> bool:
    if response.status_code == 414:
        # The whole address has a bound, and OpenAPI bounds each parameter by itself.
        return len(response.request.url) > 8000
    problem = response.json()
    if problem["code"] == "not_acceptable":
        # Groups are few, and JSON only; a schema of one parameter knows no other.
        return "group_by" in query and query.get("format") in ("csv", "ndjson")
    faults = problem["errors"]
    return bool(faults) and all(any(excuses(each, fault, query) for each in EXCUSED) for fault in faults)


def excuses(excuse: Excuse, fault: dict[str, Any], query: dict[str, Any]) -> bool:
    is_there = excuse.parameters.fullmatch(fault["parameter"] or "") is not None
    return excuse.code == fault["code"] and is_there and excuse.holds(query)
