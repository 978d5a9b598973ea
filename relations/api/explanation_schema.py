"""Explanations in the OpenAPI document."""

from relations.api.explanation import CHOICE
from relations.api.problem_schema import TEXT, closed, reference

EXPLAINABLE = "Explainable"
FILTER = {
    "name": {**TEXT, "description": "The parameter.", "examples": ["host"]},
    "value": {
        "type": "array",
        "items": TEXT,
        "description": "What was understood: any of these. Identifiers have their kinds, dates are days.",
        "examples": [["country/VNM"]],
    },
    "is_default": {
        "type": "boolean",
        "description": "Whether it acts without having been given.",
        "examples": [False],
    },
}
UNDERSTOOD = {
    "filters": {
        "type": "array",
        "items": reference("schemas", "UnderstoodFilter"),
        "description": "The filters that act; all of them must hold.",
    },
    "ordering": {
        "type": ["string", "null"],
        "description": "The ordering, with what breaks ties; null where rows have one order or none.",
        "examples": ["-period,-id"],
    },
    "limit": {
        "type": ["integer", "null"],
        "minimum": 1,
        "description": "How many rows a page has at most; null where there are no pages.",
        "examples": [50],
    },
    "language": {**TEXT, "description": "In which language countries are named.", "examples": ["en"]},
    "choice": {**TEXT, "description": "How values are chosen between claims.", "examples": [CHOICE]},
}
EXPLANATION = {
    "UnderstoodFilter": closed("A filter as it was understood.", FILTER),
    "Explanation": closed("What was understood of the question.", UNDERSTOOD),
    EXPLAINABLE: {
        "type": "object",
        "description": "What `explain=1` adds.",
        "properties": {
            "explain": {
                **reference("schemas", "Explanation"),
                "description": "What was understood; left out unless it was asked for.",
            }
        },
    },
}
