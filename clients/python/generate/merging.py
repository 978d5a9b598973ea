"""The OpenAPI documents of readers and of curators as one, because the client serves both."""

from typing import Any

Schema = dict[str, Any]


def merged(documents: list[Schema]) -> Schema:
    """Return one document with the operations and components of all.

    No operation is in two of them, and what has one name in two of them is the same. Parameters are the
    exception: they have to be inlined before.
    """
    paths: Schema = {}
    components: Schema = {}
    for document in documents:
        for path, methods in document["paths"].items():
            paths.setdefault(path, {}).update(methods)
        for section, found in document["components"].items():
            components.setdefault(section, {}).update(found)
    return documents[0] | {"paths": dict(sorted(paths.items())), "components": components}
