"""Countries and areas in responses."""

from rest_framework import serializers

from relations.models import Country
from relations.representations.language import translated_name
from relations.representations.period import PeriodField
from relations.representations.record import DocumentedSerializer, reference_data_fields
from relations.representations.reference import CountryField, ManyField
from relations.values.period import Reading


class NameField(serializers.CharField):
    """The name of a country in the language of the response."""

    def to_representation(self, value: Country) -> str:
        return translated_name("country", value.code, value.name, self.context)["name"]


class NameLanguageField(serializers.CharField):
    """The language of the name of a country."""

    def to_representation(self, value: Country) -> str:
        return translated_name("country", value.code, value.name, self.context)["name_language"]


class CountrySerializer(DocumentedSerializer):
    """A country or area."""

    name = NameField(
        source="*",
        read_only=True,
        help_text="Name in the requested language if CLDR has it, otherwise the name in ISO 3166.",
    )
    name_language = NameLanguageField(
        source="*", read_only=True, help_text="Language of the name; `en` if the requested language has none."
    )
    period = PeriodField(reading=Reading.ALL_OF_IT)
    successors = ManyField(CountryField())
    other_codes = serializers.SlugRelatedField(
        slug_field="code", many=True, read_only=True, help_text="Other codes, current and former."
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
        fields = reference_data_fields(Country, "name_language")
        read_only_fields = fields
