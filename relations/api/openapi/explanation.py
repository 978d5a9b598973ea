"""Explanations in the OpenAPI document."""

from relations.api.openapi.components import TEXT, closed, reference
from relations.api.parameters.explanation import CHOICE

FILTER = {
    "name": {**TEXT, "description": "The parameter.", "examples": ["host"]},
    "value": {
        "type": "array",
        "items": TEXT,
        "description": "The values as interpreted: identifiers with their kind, dates as days.",
        "examples": [["country/VNM"]],
    },
    "is_default": {
        "type": "boolean",
        "description": "Whether it is the default of a parameter that the request left out.",
        "examples": [False],
    },
}
INTERPRETATION = {
    "filters": {
        "type": "array",
        "items": reference("schemas", "UnderstoodFilter"),
        "description": "The filters in effect; a row matches all of them.",
    },
    "ordering": {
        "type": ["string", "null"],
        "description": "The ordering, with its tie-breaker; null if rows cannot be sorted.",
        "examples": ["-period,-id"],
    },
    "limit": {
        "type": ["integer", "null"],
        "minimum": 1,
        "description": "The maximum number of rows of a page; null if there are no pages.",
        "examples": [50],
    },
    "language": {**TEXT, "description": "The language of the names of countries.", "examples": ["en"]},
    "choice": {
        **TEXT,
        "description": "The rule that chooses between the values of claims.",
        "examples": [CHOICE],
    },
}
EXPLAIN_PROPERTY = {
    "explain": {
        **reference("schemas", "Explanation"),
        "description": "How the request was interpreted; only with `explain=1`.",
    }
}
EXPLANATION = {
    "UnderstoodFilter": closed("A filter as it was interpreted.", FILTER),
    "Explanation": closed("How the request was interpreted.", INTERPRETATION),
}
