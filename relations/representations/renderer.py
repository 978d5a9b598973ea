"""Rendering records for storage: the JSON of the serializers, with URLs from the root of the API."""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from relations.models import Documented
from relations.queries.record.prefetching import prefetch_related_rows
from relations.representations.language import STORED

PACKAGE = Path(__file__).parent.parent
# The code that decides how a record looks: a change of any of it makes the stored texts unused.
CODE = ("representations", "models", "values", "documents", "queries/record", "queries/search")
LIBRARIES = ("django", "djangorestframework", "orjson")
ROOT = "/"


@cache
def renderer_digest() -> str:
    """The digest of the code that renders. Texts that other code has rendered are never served."""
    found = hashlib.sha256()
    for folder in CODE:
        for path in sorted(Path(PACKAGE, folder).rglob("*.py")):
            found.update(path.read_bytes())
    found.update(" ".join(version(name) for name in LIBRARIES).encode())
    return found.hexdigest()[:16]


@cache
def serializer_of(model: type[Documented]) -> Any:
    """The serializer of the records of a kind."""
    return getattr(import_module(f"{__package__}.{model.noun()}"), f"{model.__name__}Serializer")


def rendered(records: Sequence[Documented]) -> dict[str, bytes]:
    """The JSON of records of one kind by key, in the language of the data, with nothing included."""
    if not records:
        return {}
    prefetch_related_rows(records)
    context = {"root": ROOT, "language": STORED, "include": ()}
    found = serializer_of(type(records[0]))(records, many=True, context=context).data
    return {record.key: orjson.dumps(data, default=str) for record, data in zip(records, found, strict=True)}
