"""Mentions of other records and of reference data in answers."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.addresses import address_of
from relations.api.language import named
from relations.models import KINDS, Country, Documented
from relations.queries.references import name_of

WORDS = "words"
REFERENCE_KINDS = [(noun, model._meta.verbose_name.capitalize()) for noun, model in KINDS.items()]
NAME_LANGUAGE = "Language of the name of a country; null for others, whose names are those of their record."
MENTION_KINDS = [*REFERENCE_KINDS, (WORDS, "Words, for those that are no record")]


class ReferenceSerializer(serializers.Serializer):
    """A mention of a record or of reference data, or of `words` where sources name who is no record."""

    kind = serializers.ChoiceField(choices=MENTION_KINDS, help_text="What sort of thing is mentioned.")
    id = serializers.CharField(allow_null=True, help_text="Its identifier within its kind; null for words.")
    name = serializers.CharField(
        allow_null=True, help_text="Its name; null if its kind has none of its own, as visits."
    )
    name_language = serializers.CharField(allow_null=True, help_text=NAME_LANGUAGE)
    url = serializers.URLField(allow_null=True, help_text="Where it answers; null for words.")

    examples = {
        "kind": "leader",
        "id": "xi-jinping",
        "name": "Xi Jinping",
        "name_language": None,
        "url": "http://127.0.0.1:8000/api/v1/leaders/xi-jinping/",
    }


class CountryReferenceSerializer(serializers.Serializer):
    """A mention of a country or area."""

    code = serializers.CharField(help_text="ISO 3166-1 alpha-3, or a user-assigned X code.")
    name = serializers.CharField(help_text="Its name, in the language asked for if CLDR has it.")
    name_language = serializers.CharField(help_text="Language of the name; `en` where there is no other.")
    url = serializers.URLField(help_text="Where it answers.")

    examples = {
        "code": "VNM",
        "name": "Viet Nam",
        "name_language": "en",
        "url": "http://127.0.0.1:8000/api/v1/countries/VNM/",
    }


@extend_schema_field(ReferenceSerializer)
class ReferenceField(serializers.Field):
    """A mention of one thing, of whatever kind; words stand for themselves."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Documented | str) -> dict[str, str | None]:
        if isinstance(value, str):
            return {"kind": WORDS, "id": None, "name": value, "name_language": None, "url": None}
        return {
            "kind": value.noun(),
            "id": value.key,
            **named(value.noun(), value.key, name_of(value), self.context),
            "url": address_of(self.context, value),
        }


@extend_schema_field(CountryReferenceSerializer)
class CountryField(serializers.Field):
    """A mention of one country."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Country) -> dict[str, str]:
        name = named("country", value.code, value.name, self.context)
        return {"code": value.code, **name, "url": address_of(self.context, value)}


class ManyField(serializers.ListField):
    """Mentions of all that a relation leads to."""

    def __init__(self, child: serializers.Field, **kwargs):
        super().__init__(child=child, read_only=True, **kwargs)

    def to_representation(self, data):
        return [self.child.to_representation(each) for each in (data.all() if hasattr(data, "all") else data)]
