"""The tags of the OpenAPI documents, in order of importance, with a sentence each."""

import inspect
from typing import Any

from relations.api.urls import PARTS


def add_tags(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """Postprocessing hook: the tags of the operations, in the order of PARTS, described by their views."""
    used = {tag for path in result["paths"].values() for each in path.values() for tag in each["tags"]}
    result["tags"] = [
        {"name": name, "description": first_sentence(view)} for name, view in PARTS.items() if name in used
    ]
    return result


def first_sentence(view: type) -> str:
    """The first sentence of the docstring of a view."""
    text = " ".join((inspect.getdoc(view) or "").partition("\n\n")[0].split())
    return text.partition(". ")[0].rstrip(".") + "."
