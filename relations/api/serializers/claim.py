"""Claims in answers: what one paragraph of one source says about one fact of one record."""

from collections.abc import Iterable, Iterator
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.addresses import address
from relations.api.language import named
from relations.api.serializers.claim_value import CLAIM_VALUE, reading_of, value_answer
from relations.api.serializers.mention import ParagraphMentionField, SourceMentionField
from relations.api.serializers.reference import ReferenceSerializer
from relations.models import Claim, Conflict
from relations.queries.dossier import Dossier
from relations.queries.references import Key, names
from relations.queries.source_comparison import Comparison


def key_of(record_key: str) -> Key:
    kind, _, key = record_key.partition("/")
    return kind, key


def mentioned(shown: Any) -> Iterator[Key]:
    """The things whose names an answer needs: those in claims and conflicts, or in what holds them."""
    for each in shown if isinstance(shown, Iterable) else [shown]:
        if isinstance(each, Claim | Conflict):
            yield key_of(each.record_key)
        for value in values_in(each):
            if value and value["type"] == "reference":
                yield value["kind"], value["id"]
        yield from mentioned(held_by(each))


def values_in(shown: Any) -> Iterable[dict[str, Any] | None]:
    """The values that an answer about something shows."""
    return [shown.value] if isinstance(shown, Claim) else getattr(shown, "values", ())


def held_by(shown: Any) -> Iterable[Any]:
    """The claims or conflicts that an answer about something shows inside it."""
    if isinstance(shown, Conflict):
        return [claim for reading in getattr(shown, "readings", ()) for claim in reading.claims]
    if isinstance(shown, Dossier):
        return shown.conflicts
    if isinstance(shown, Comparison):
        return shown.claims
    return () if isinstance(shown, Claim) else shown.claims.all()


class NamingField(serializers.Field):
    """A field whose answer names things. All names of an answer are looked up at once, when first needed."""

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
            **named(kind, key, self.names.get((kind, key)), self.context),
            "url": address(self.context, kind, key),
        }


@extend_schema_field(CLAIM_VALUE)
class ValueField(NamingField):
    """The value of a claim."""

    def to_representation(self, value: Claim) -> dict[str, Any] | None:
        return value.value and self.answer(value.value, value)

    def answer(self, portable: dict[str, Any], about: Claim | Conflict) -> dict[str, Any]:
        reading = reading_of(key_of(about.record_key)[0], about.fact)
        return value_answer(portable, reading=reading, names=self.names, context=self.context)


class ClaimAddressField(serializers.URLField):
    """Where a claim answers."""

    def to_representation(self, value) -> str:
        return address(self.context, "claim", str(value))


class FilledField(serializers.BooleanField):
    """Whether a text says anything."""

    def to_representation(self, value: str) -> bool:
        return bool(value)


class ClaimSerializer(serializers.ModelSerializer):
    """What one paragraph (or one locator) of one source says about one fact of one record."""

    url = ClaimAddressField(source="id", read_only=True, help_text="Where it answers.")
    record = SubjectField(help_text="The record that it bears on.")
    value = ValueField(allow_null=True, help_text="What the words mean; null if they cannot be normalised.")
    source = SourceMentionField(read_only=True, help_text="Who says so.")
    paragraph = ParagraphMentionField(
        read_only=True,
        source="*",
        allow_null=True,
        help_text="Where it says so; null if it stands at a locator.",
    )
    deprecated = FilledField(
        read_only=True,
        source="deprecated_because",
        help_text="Whether it is an error of its source and does not count.",
    )
    deprecated_because = serializers.CharField(
        read_only=True, help_text="Why it does not count; empty if it does."
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
