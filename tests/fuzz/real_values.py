"""Real values for half of the questions that fit the schema.

Text made up at random fits the form of an identifier and is none: nearly every such question would end at the
first filter. The examples in openapi.yaml are identifiers of the curated data.
"""

from typing import Any

import schemathesis


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
