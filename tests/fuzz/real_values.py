"""Real values for half of the requests that fit the schema.

Random text fits the pattern of an identifier and names nothing: nearly every such request
would find no row. The examples in openapi.yaml are identifiers of the curated data.

The request that has the example of every parameter leaves out those that go with no others, so that each
operation has one request that succeeds.
"""

from typing import Any

import schemathesis
from schemathesis.generation.meta import TestPhase

# What goes with no others: a cursor has its own filters, a trailer is of NDJSON, a past revision is whole.
ALONE = ("cursor", "trailer", "as_of")


@schemathesis.hook
def before_call(context, case, kwargs):
    """Take what goes with no others out of the request that has every example: no other hook sees it."""
    is_example = case.meta is not None and case.meta.phase.name == TestPhase.EXAMPLES
    if is_example and case.method.upper() == "GET":
        case.query = {name: value for name, value in (case.query or {}).items() if name not in ALONE}


@schemathesis.hook
def map_case(context, case):
    """Put the examples of the document in the place of every other value of a read."""
    if case.meta is None or case.method.upper() != "GET" or not case.meta.generation.mode.is_positive:
        return case
    for values, declared in (
        (case.query, case.operation.query),
        (case.path_parameters, case.operation.path_parameters),
    ):
        for parameter in declared:
            put_example(values or {}, parameter.name, parameter.definition.get("schema", {}))
    return case


def put_example(values: dict[str, Any], name: str, schema: dict[str, Any]) -> None:
    """Every other one: by its length, since a hook can draw nothing."""
    is_pattern = "pattern" in schema.get("items", schema)
    if name in values and is_pattern and name != "cursor" and len(repr(values[name])) % 2:
        values[name] = schema["examples"][0]
