"""What the answers about every record, and about all reference data, have in common."""

from rest_framework import serializers

from relations.api.addresses import address_of
from relations.api.serializers.alias import AliasSerializer
from relations.api.serializers.claim import ClaimSerializer
from relations.api.serializers.evidence import EvidenceField

HEAD = ("id", "url")
NAMED = ("aliases", "external_ids")
TAIL = ("revision", "updated_at")
EVIDENCE = ("evidence",)
INCLUDED = ("claims",)


def record_fields(*own: str) -> tuple[str, ...]:
    """The fields of a record's answer, in order."""
    return (*HEAD, *own, *NAMED, *EVIDENCE, *TAIL, *INCLUDED)


def reference_data_fields(*own: str) -> tuple[str, ...]:
    """The fields of the answer about reference data, in order: no claims, so no evidence."""
    return (*HEAD, *own, *NAMED, *TAIL)


class AddressField(serializers.URLField):
    """Where a record answers."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value) -> str:
        return address_of(self.context, value)


class DocumentedSerializer(serializers.ModelSerializer):
    """Anything with an identifier and a history. A field without help text takes that of its column."""

    id = serializers.CharField(
        source="key", read_only=True, help_text="Stable, readable identifier; never reused."
    )
    url = AddressField(help_text="Where it answers, as an absolute address.")
    aliases = AliasSerializer(many=True, read_only=True, help_text="Other names.")
    external_ids = serializers.SlugRelatedField(
        slug_field="text",
        many=True,
        read_only=True,
        help_text="Identifiers that other systems give it, `scheme:value`.",
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


class NotAskedField(serializers.Field):
    """What the question did not include: null, so that answers have the same members always."""

    def __init__(self):
        super().__init__(read_only=True)

    def get_attribute(self, instance) -> None:
        return None


class RecordSerializer(DocumentedSerializer):
    """A record as readers see it; what `included` names only when the question includes it, else null."""

    included: tuple[str, ...] = INCLUDED

    evidence = EvidenceField()
    claims = ClaimSerializer(
        many=True,
        read_only=True,
        allow_null=True,
        help_text="Every claim on it; null without `include=claims`.",
    )

    def get_fields(self):
        fields = super().get_fields()
        is_schema = getattr(self.context.get("view"), "swagger_fake_view", False)
        asked = self.included if is_schema else self.context.get("include", ())
        return fields | {name: NotAskedField() for name in self.included if name not in asked}
