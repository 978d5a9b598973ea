"""Responses narrowed by `fields` or `omit`: the document describes whole ones.

They are compared with the same schema without `required`, so that a field of the wrong type stays a failure.
"""

from typing import Any

from jsonschema import Draft202012Validator
from schemathesis.openapi.checks import JsonSchemaError

from tests.narrowing import without_required

NARROWING = ("fields", "omit")
JSON = "application/json"


def is_narrowed(failure: Any, case: Any, response: Any) -> bool:
    """Whether a response lacks nothing but fields that its request left out."""
    if not isinstance(failure, JsonSchemaError) or not any(name in (case.query or {}) for name in NARROWING):
        return False
    document = without_required(case.operation.schema.raw_schema)
    return validator(case.operation, str(response.status_code), document).is_valid(response.json())


def validator(operation: Any, status: str, document: dict[str, Any]) -> Draft202012Validator:
    """What compares with the schema of the response, found in a document where every field is optional."""
    declared = document["paths"][operation.path][operation.method]["responses"][status]
    if "$ref" in declared:
        declared = document["components"]["responses"][declared["$ref"].rpartition("/")[2]]
    return Draft202012Validator(declared["content"][JSON]["schema"] | {"components": document["components"]})
