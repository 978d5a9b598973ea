"""The portable form of records in responses, exactly as stored."""

import json
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers


class PortableDocumentSerializer(serializers.Serializer):
    """The portable form of a record, exactly as stored. Its digest is that of the document as compact JSON.

    It has `id`, `publication` and the fields of the kind, then `aliases`, `external_ids`, `basis` and
    `claims` (by fact). References are keys (`VNM`, `leader/to-lam`), periods EDTF, and all scalars are text.
    Fields without a value are left out. Imports take the same form.
    """

    id = serializers.CharField(help_text="Identifier of the record.")

    examples = {"id": "xi-jinping-vietnam-2023-12"}


@extend_schema_field(PortableDocumentSerializer)
class DocumentField(serializers.Field):
    """A document, stored as canonical JSON."""

    def to_representation(self, value: str) -> dict[str, Any]:
        return json.loads(value)


class DigestField(serializers.CharField):
    """The digest of a document, with its algorithm."""

    def to_representation(self, value: str) -> str:
        return f"sha256:{value}"


class AsItIsField(serializers.Field):
    """A part of a document, unchanged."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return value


@extend_schema_field({"type": ["string", "array", "object", "null"], "items": {}})
class PortableField(AsItIsField):
    """The value of one field of a document, in portable form."""


@extend_schema_field({"type": ["object", "null"], "additionalProperties": True})
class PortableClaimField(AsItIsField):
    """One claim of a document, in portable form."""
