"""Both OpenAPI documents that the code generates, each alone and as one, and where an operation is."""

import re
from collections import defaultdict
from copy import deepcopy
from functools import cache

from relations.api.openapi.generators import GENERATORS
from relations.api.openapi.sharing import operations_of, parameters_of, response_of

READING, CURATION = GENERATORS


@cache
def generated(name):
    """The document of this name that the code generates."""
    return GENERATORS[name]().get_schema()


@cache
def document(name=None):
    """A document, or both as one, with parameters and successful responses resolved in each operation."""
    if name is None:
        return merged(document(READING), document(CURATION))
    found = deepcopy(generated(name))
    for each in operations_of(found):
        each["parameters"] = parameters_of(each, found)
        for status in each["responses"]:
            if status.startswith("2"):
                each["responses"][status] = response_of(each, status, found)
    return found


def merged(reading, curation):
    """Both documents as one: no operation is in both, and schemas of one name are the same."""
    paths, sections = defaultdict(dict), defaultdict(dict)
    for found in (reading, curation):
        for path, methods in found["paths"].items():
            paths[path] |= methods
        for section, components in found["components"].items():
            sections[section] |= components
    return reading | {"paths": dict(sorted(paths.items())), "components": dict(sections)}


def find_operation(method, path):
    """The operation at a path, or None."""
    return located(method, path)[0]


def located(method, path):
    """The operation at a path, or None, and the name of its document; HEAD is GET without a body.

    A response without an operation is an error, which both documents describe alike.
    """
    method = "get" if method == "head" else method
    methods = next((methods for pattern, methods in path_patterns() if pattern.fullmatch(path)), {})
    return methods.get(method, (None, READING))


@cache
def path_patterns():
    """Every path as a pattern, with its operations and their documents; those with fewer parameters first."""
    found = defaultdict(dict)
    for name in GENERATORS:
        for path, methods in document(name)["paths"].items():
            found[path] |= {method: (each, name) for method, each in methods.items()}
    paths = sorted(found.items(), key=lambda item: item[0].count("{"))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), methods) for path, methods in paths]


def resolved(schema, name=None):
    """The schema that a reference points to, in one document or in both."""
    if "$ref" not in schema:
        return schema
    found = document(name)
    for step in schema["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found
