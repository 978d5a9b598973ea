"""Claims in responses: what one paragraph of one source says about one fact of one record."""

from collections.abc import Iterable, Iterator
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.models import Claim, Conflict
from relations.queries.comparison.sources import Comparison
from relations.queries.relation.dossier import Dossier
from relations.queries.search.names import Key, names
from relations.representations.claim_value import CLAIM_VALUE, reading_of, value_fields
from relations.representations.language import translated_name
from relations.representations.mention import ParagraphMentionField, SourceMentionField
from relations.representations.reference import ReferenceSerializer
from relations.representations.urls import key_url


def key_of(record_key: str) -> Key:
    kind, _, key = record_key.partition("/")
    return kind, key


def mentioned(item: Any) -> Iterator[Key]:
    """The keys of everything that a response names: in its claims and conflicts, or those of its items."""
    for each in item if isinstance(item, Iterable) else [item]:
        if isinstance(each, Claim | Conflict):
            yield key_of(each.record_key)
        for value in values_in(each):
            if value and value["type"] == "reference":
                yield value["kind"], value["id"]
        yield from mentioned(nested_items(each))


def values_in(item: Any) -> Iterable[dict[str, Any] | None]:
    """The values in a claim, a conflict, or something with values."""
    return [item.value] if isinstance(item, Claim) else getattr(item, "values", ())


def nested_items(item: Any) -> Iterable[Any]:
    """The claims or conflicts inside an item of a response."""
    if isinstance(item, Conflict):
        return [claim for reading in getattr(item, "readings", ()) for claim in reading.claims]
    if isinstance(item, Dossier):
        return item.conflicts
    if isinstance(item, Comparison):
        return item.claims
    return () if isinstance(item, Claim) else item.claims.all()


class NamingField(serializers.Field):
    """A field that names records. All names of a response are looked up at once, when first needed."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    @property
    def names(self) -> dict[Key, str | None]:
        if "names" not in self.context:
            self.context["names"] = names(mentioned(self.root.instance))
        return self.context["names"]


@extend_schema_field(ReferenceSerializer)
class SubjectField(NamingField):
    """The record that a claim or conflict is about."""

    def to_representation(self, value) -> dict[str, Any]:
        kind, key = key_of(value.record_key)
        return {
            "kind": kind,
            "id": key,
            **translated_name(kind, key, self.names.get((kind, key)), self.context),
            "url": key_url(self.context, kind, key),
        }


@extend_schema_field(CLAIM_VALUE)
class ValueField(NamingField):
    """The value of a claim."""

    def to_representation(self, value: Claim) -> dict[str, Any] | None:
        return value.value and self.fields_of(value.value, value)

    def fields_of(self, portable: dict[str, Any], about: Claim | Conflict) -> dict[str, Any]:
        reading = reading_of(key_of(about.record_key)[0], about.fact)
        return value_fields(portable, reading=reading, names=self.names, context=self.context)


class ClaimUrlField(serializers.URLField):
    """The URL of a claim."""

    def to_representation(self, value) -> str:
        return key_url(self.context, "claim", str(value))


class FilledField(serializers.BooleanField):
    """Whether a text is not empty."""

    def to_representation(self, value: str) -> bool:
        return bool(value)


class ClaimSerializer(serializers.ModelSerializer):
    """A claim: what one paragraph, or one locator, of one source says about one fact of one record."""

    url = ClaimUrlField(source="id", read_only=True, help_text="URL of the claim.")
    record = SubjectField(help_text="The record that the claim is about.")
    value = ValueField(
        allow_null=True, help_text="The value; null if the printed words have no comparable value."
    )
    source = SourceMentionField(read_only=True, help_text="The source.")
    paragraph = ParagraphMentionField(
        read_only=True,
        source="*",
        allow_null=True,
        help_text="The paragraph; null for a claim at a locator.",
    )
    deprecated = FilledField(
        read_only=True,
        source="deprecated_because",
        help_text="Whether the claim is an error of its source and does not count.",
    )
    deprecated_because = serializers.CharField(
        read_only=True, help_text="Why the claim does not count; empty if it does."
    )

    examples = {
        "id": "5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55",
        "url": "http://127.0.0.1:8000/api/v1/claims/5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55/",
        "fact": "item_count",
        "printed": "more than 30",
        "locator": None,
        "attributed_to": "Chinese customs authorities",
        "negated": False,
        "deprecated": False,
        "deprecated_because": "",
        "note": "",
    }

    class Meta:
        model = Claim
        fields = (
            "id",
            "url",
            "record",
            "fact",
            "value",
            "printed",
            "source",
            "paragraph",
            "locator",
            "attributed_to",
            "modality",
            "negated",
            "deprecated",
            "deprecated_because",
            "standing",
            "note",
        )
        read_only_fields = fields
