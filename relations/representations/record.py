"""The fields that responses about all records and reference data share."""

from collections.abc import Mapping
from types import MappingProxyType

from rest_framework import serializers

from relations.models import Documented, Record
from relations.representations.alias import AliasSerializer
from relations.representations.claim import ClaimSerializer
from relations.representations.evidence import EvidenceField
from relations.representations.urls import record_url

HEAD = ("id", "url")
IDENTIFIERS = ("aliases", "external_ids")
TAIL = ("revision", "updated_at")
EVIDENCE = ("evidence",)
INCLUDED = ("claims",)
NOTHING: Mapping[str, str] = MappingProxyType({})


def record_fields(model: type[Record], *, renamed: Mapping[str, str] = NOTHING) -> tuple[str, ...]:
    """The fields of a record in responses, in order: those of its document, and what all records have.

    `renamed` maps fields of the document to their names in responses, where the two differ.
    """
    own = (renamed.get(name, name) for name in model.document)
    return (*HEAD, *own, *IDENTIFIERS, *EVIDENCE, *TAIL, *INCLUDED)


def reference_data_fields(model: type[Documented], *more: str) -> tuple[str, ...]:
    """The fields of reference data in responses, in order. It has no claims, so no evidence."""
    return (*HEAD, *model.document, *more, *IDENTIFIERS, *TAIL)


class RecordUrlField(serializers.URLField):
    """The URL of a record."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value) -> str:
        return record_url(self.context, value)


class DocumentedSerializer(serializers.ModelSerializer):
    """A record, country, place or topic. A field without help text takes that of its column."""

    id = serializers.CharField(
        source="key", read_only=True, help_text="Stable, readable identifier; never reused."
    )
    url = RecordUrlField(help_text="Its URL.")
    aliases = AliasSerializer(many=True, read_only=True, help_text="The aliases.")
    external_ids = serializers.SlugRelatedField(
        slug_field="text",
        many=True,
        read_only=True,
        help_text="Identifiers in other systems.",
    )

    examples = {
        "external_ids": ["wikidata:Q15031"],
        "revision": 3,
        "updated_at": "2024-02-01T09:30:00Z",
    }

    def get_fields(self):
        fields = super().get_fields()
        columns = {column.name: column for column in self.Meta.model._meta.get_fields()}
        for name, field in fields.items():
            field.help_text = field.help_text or getattr(columns.get(name), "help_text", None)
        return fields


class NotIncludedField(serializers.Field):
    """A field that the request does not include: null, so that all responses have the same fields."""

    def __init__(self):
        super().__init__(read_only=True)

    def get_attribute(self, instance) -> None:
        return None


class RecordSerializer(DocumentedSerializer):
    """A published record. The fields in `included` are null unless the request includes them."""

    included: tuple[str, ...] = INCLUDED

    evidence = EvidenceField()
    claims = ClaimSerializer(
        many=True,
        read_only=True,
        allow_null=True,
        help_text="All claims on the record; null without `include=claims`.",
    )

    def get_fields(self):
        fields = super().get_fields()
        is_schema = getattr(self.context.get("view"), "swagger_fake_view", False)
        requested = self.included if is_schema else self.context.get("include", ())
        return fields | {name: NotIncludedField() for name in self.included if name not in requested}
