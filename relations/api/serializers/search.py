"""What was found, in answers."""

from rest_framework import serializers

from relations.api.addresses import address
from relations.api.language import called, of_answer
from relations.api.serializers.reference import REFERENCE_KINDS
from relations.models import NAME_KINDS
from relations.queries.finding import Hit

HIT_KINDS = [*REFERENCE_KINDS, ("relation", "Relation of two countries")]


class FitSerializer(serializers.Serializer):
    """The name under which something was found."""

    text = serializers.CharField(help_text="The name, as it is on record.")
    kind = serializers.ChoiceField(
        choices=NAME_KINDS, help_text="What sort of name; a `misspelling` is one that some source prints."
    )
    language = serializers.CharField(allow_null=True, help_text="BCP 47 tag; null if not said.")
    is_near = serializers.BooleanField(help_text="Whether it took forgiving a typing error to find it.")

    examples = {"text": "Vo Van Tuong", "kind": "misspelling", "language": "en", "is_near": False}


class HitAddressField(serializers.URLField):
    """Where something that was found answers."""

    def to_representation(self, value: Hit) -> str:
        return address(self.context, value.kind, value.key)


class HitNameField(serializers.CharField):
    """What something that was found is called."""

    def to_representation(self, value: Hit) -> str | None:
        return called((value.kind, value.key), value.name, value.names, of_answer(self.context)).name


class HitLanguageField(serializers.CharField):
    """In which language that is."""

    def to_representation(self, value: Hit) -> str | None:
        return called((value.kind, value.key), value.name, value.names, of_answer(self.context)).language


class HitSerializer(serializers.Serializer):
    """Something that was found."""

    kind = serializers.ChoiceField(choices=HIT_KINDS, help_text="What sort of thing it is.")
    id = serializers.CharField(source="key", help_text="Its identifier within its kind.")
    name = HitNameField(
        source="*",
        allow_null=True,
        help_text="Its name, in the language asked for if it has one; null if its kind has none, as visits.",
    )
    name_language = HitLanguageField(
        source="*",
        allow_null=True,
        help_text="Language of the name; null where it is the one that the record holds.",
    )
    url = HitAddressField(source="*", help_text="Where it answers.")
    hint = serializers.CharField(
        allow_null=True,
        help_text="What it is in a few words, to tell it from others: of leaders the office held last. "
        "Null where nobody said, and for kinds whose names say enough.",
    )
    matched = FitSerializer(source="fit", help_text="Which of its names was found.")

    examples = {
        "kind": "leader",
        "id": "vo-van-thuong",
        "name": "Vo Van Thuong",
        "name_language": None,
        "url": "http://127.0.0.1:8000/api/v1/leaders/vo-van-thuong/",
        "hint": "President of Vietnam",
    }


class SuggestionSerializer(HitSerializer):
    """Something that was probably meant."""
