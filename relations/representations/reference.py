"""Mentions of other records and of reference data in responses."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.models import KINDS, Country, Documented
from relations.queries.search.names import name_of
from relations.representations.language import translated_name
from relations.representations.urls import record_url

WORDS = "words"
REFERENCE_KINDS = [(noun, model._meta.verbose_name.capitalize()) for noun, model in KINDS.items()]
NAME_LANGUAGE = "Language of the name of a country; null for others, whose names are not translated."
MENTION_KINDS = [*REFERENCE_KINDS, (WORDS, "Words of a source, if there is no record")]


class ReferenceSerializer(serializers.Serializer):
    """A mention of a record, country, place or topic, or of `words` for something without a record."""

    kind = serializers.ChoiceField(choices=MENTION_KINDS, help_text="The kind.")
    id = serializers.CharField(allow_null=True, help_text="Identifier within the kind; null for words.")
    name = serializers.CharField(
        allow_null=True,
        help_text="The name. For visits, tenures and figures it is composed of their facts, in English.",
    )
    name_language = serializers.CharField(allow_null=True, help_text=NAME_LANGUAGE)
    url = serializers.URLField(allow_null=True, help_text="URL of the record; null for words.")

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
    name = serializers.CharField(help_text="Name, in the requested language if CLDR has it.")
    name_language = serializers.CharField(help_text="Language of the name; `en` if there is no other.")
    url = serializers.URLField(help_text="URL of the country.")

    examples = {
        "code": "VNM",
        "name": "Viet Nam",
        "name_language": "en",
        "url": "http://127.0.0.1:8000/api/v1/countries/VNM/",
    }


@extend_schema_field(ReferenceSerializer)
class ReferenceField(serializers.Field):
    """A mention of one record of any kind, or words."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Documented | str) -> dict[str, str | None]:
        if isinstance(value, str):
            return {"kind": WORDS, "id": None, "name": value, "name_language": None, "url": None}
        return {
            "kind": value.noun(),
            "id": value.key,
            **translated_name(value.noun(), value.key, name_of(value), self.context),
            "url": record_url(self.context, value),
        }


@extend_schema_field(CountryReferenceSerializer)
class CountryField(serializers.Field):
    """A mention of one country."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Country) -> dict[str, str]:
        name = translated_name("country", value.code, value.name, self.context)
        return {"code": value.code, **name, "url": record_url(self.context, value)}


class ManyField(serializers.ListField):
    """Mentions of all records that a relation leads to."""

    def __init__(self, child: serializers.Field, **kwargs):
        super().__init__(child=child, read_only=True, **kwargs)

    def to_representation(self, data):
        return [self.child.to_representation(each) for each in (data.all() if hasattr(data, "all") else data)]
