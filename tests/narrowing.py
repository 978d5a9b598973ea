"""Schemas of responses with `fields` or `omit`: the OpenAPI document describes only complete responses."""

from typing import Any


def without_required(found: Any) -> Any:
    """A part of the document in which no field of an object is required.

    `oneOf` becomes `anyOf`: an object with fewer fields, as a change without its kind, can match several.
    """
    if isinstance(found, list):
        return [without_required(each) for each in found]
    if not isinstance(found, dict):
        return found
    return {
        "anyOf" if name == "oneOf" else name: without_required(each)
        for name, each in found.items()
        if not (name == "required" and isinstance(each, list))
    }
