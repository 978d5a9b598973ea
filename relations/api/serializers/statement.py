"""Statements in answers."""

from relations.api.serializers.period import PeriodField
from relations.api.serializers.quantity import QuantityField
from relations.api.serializers.record import RecordSerializer, record_fields
from relations.api.serializers.reference import CountryField, ManyField, ReferenceField
from relations.models import Statement


class StatementSerializer(RecordSerializer):
    """What one side declares, told in one sentence of our own."""

    speaker = ReferenceField(
        help_text="The leader, country or organisation that declares it, or words for others."
    )
    about = ManyField(CountryField())
    topics = ManyField(ReferenceField())
    period = PeriodField()
    visit = ReferenceField(allow_null=True)
    meeting = ReferenceField(allow_null=True)
    target_period = PeriodField()
    target_quantity = QuantityField(allow_null=True, help_text="How much is aimed at; null if nothing is.")

    examples = {
        "id": "vietnam-developed-country-2045",
        "url": "http://127.0.0.1:8000/api/v1/statements/vietnam-developed-country-2045/",
        "gist": "Viet Nam means to be a developed country by 2045.",
    }

    class Meta:
        model = Statement
        fields = record_fields(
            "speaker",
            "kind",
            "about",
            "topics",
            "period",
            "visit",
            "meeting",
            "gist",
            "target_period",
            "target_quantity",
        )
        read_only_fields = fields
