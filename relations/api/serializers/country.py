"""Countries and areas in answers."""

from rest_framework import serializers

from relations.api.language import named
from relations.api.serializers.period import PeriodField
from relations.api.serializers.record import DocumentedSerializer, reference_data_fields
from relations.api.serializers.reference import CountryField, ManyField
from relations.models import Country
from relations.values.period import Reading


class NameField(serializers.CharField):
    """The name of a country in the language of the answer."""

    def to_representation(self, value: Country) -> str:
        return named("country", value.code, value.name, self.context)["name"]


class NameLanguageField(serializers.CharField):
    """The language that the name of a country is in."""

    def to_representation(self, value: Country) -> str:
        return named("country", value.code, value.name, self.context)["name_language"]


class CountrySerializer(DocumentedSerializer):
    """A country or area."""

    name = NameField(
        source="*",
        read_only=True,
        help_text="Its name, in the language asked for if CLDR has it; else that of ISO.",
    )
    name_language = NameLanguageField(
        source="*", read_only=True, help_text="Language of the name; `en` where there is no other."
    )
    period = PeriodField(reading=Reading.ALL_OF_IT)
    successors = ManyField(CountryField())
    other_codes = serializers.SlugRelatedField(
        slug_field="code", many=True, read_only=True, help_text="Other codes by which it is or was known."
    )

    examples = {
        "id": "VNM",
        "url": "http://127.0.0.1:8000/api/v1/countries/VNM/",
        "alpha_2": "VN",
        "alpha_3": "VNM",
        "numeric": "704",
        "name": "Viet Nam",
        "name_language": "en",
        "official_name": "Socialist Republic of Viet Nam",
        "successors": [],
        "other_codes": ["VDVN"],
        "external_ids": ["wikidata:Q881"],
    }

    class Meta:
        model = Country
        fields = reference_data_fields(
            "name",
            "name_language",
            "official_name",
            "alpha_2",
            "alpha_3",
            "numeric",
            "kind",
            "period",
            "successors",
            "other_codes",
        )
        read_only_fields = fields
