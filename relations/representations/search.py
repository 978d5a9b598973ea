"""Search results in responses."""

from rest_framework import serializers

from relations.models import CLAIM, NAME_KINDS
from relations.queries.search.hits import Hit
from relations.representations.language import called, response_language
from relations.representations.reference import REFERENCE_KINDS
from relations.representations.urls import key_url

FOUND_KINDS = [*REFERENCE_KINDS, (CLAIM, "Claim")]
HIT_KINDS = [*FOUND_KINDS, ("relation", "Relation of two countries")]


class FitSerializer(serializers.Serializer):
    """The name, or the words of a claim, that matched."""

    text = serializers.CharField(help_text="The name as recorded, or the printed words or note of a claim.")
    kind = serializers.ChoiceField(
        choices=NAME_KINDS,
        help_text="What kind of name or words matched. A `misspelling` is a name as a source misprints it; "
        "`printed` and `note` are the words of a claim.",
    )
    language = serializers.CharField(allow_null=True, help_text="BCP 47 tag; null if not stated.")
    is_near = serializers.BooleanField(help_text="Whether it matches only because a typing error is ignored.")

    examples = {"text": "Vo Van Tuong", "kind": "misspelling", "language": "en", "is_near": False}


class HitUrlField(serializers.URLField):
    """The URL of a search result."""

    def to_representation(self, value: Hit) -> str:
        return key_url(self.context, value.kind, value.key)


class HitNameField(serializers.CharField):
    """The name of a search result."""

    def to_representation(self, value: Hit) -> str | None:
        return called((value.kind, value.key), value.name, value.names, response_language(self.context)).name


class HitLanguageField(serializers.CharField):
    """The language of that name."""

    def to_representation(self, value: Hit) -> str | None:
        return called(
            (value.kind, value.key), value.name, value.names, response_language(self.context)
        ).language


class HitSerializer(serializers.Serializer):
    """One search result: a record, reference data, or a claim."""

    kind = serializers.ChoiceField(choices=HIT_KINDS, help_text="Kind of the result.")
    id = serializers.CharField(source="key", help_text="Its identifier within its kind.")
    name = HitNameField(
        source="*",
        allow_null=True,
        help_text="Its name, in the requested language if known. Composed for visits, tenures and figures; "
        "the printed words of a claim.",
    )
    name_language = HitLanguageField(
        source="*",
        allow_null=True,
        help_text="Language of the name; null if it is the name in the record.",
    )
    url = HitUrlField(source="*", help_text="Its URL.")
    hint = serializers.CharField(
        allow_null=True,
        help_text="A few words that tell it from others: the last office of a leader, the record and fact of "
        "a claim. Null if unknown, and for kinds whose names are enough.",
    )
    matched = FitSerializer(source="fit", help_text="Which of its names or words matched.")

    examples = {
        "kind": "leader",
        "id": "vo-van-thuong",
        "name": "Vo Van Thuong",
        "name_language": None,
        "url": "http://127.0.0.1:8000/api/v1/leaders/vo-van-thuong/",
        "hint": "President of Vietnam",
    }


class SuggestionSerializer(HitSerializer):
    """One suggestion: a record, reference data, or a relation."""
