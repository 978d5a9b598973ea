"""Statements in responses."""

from relations.models import Statement
from relations.representations.period import PeriodField
from relations.representations.quantity import QuantityField
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import CountryField, ManyField, ReferenceField


class StatementSerializer(RecordSerializer):
    """A statement of one side, summarised in one sentence of our own."""

    speaker = ReferenceField(
        help_text="The leader, country or organisation that makes the statement, or words for others."
    )
    about = ManyField(CountryField())
    topics = ManyField(ReferenceField())
    period = PeriodField()
    visit = ReferenceField(allow_null=True)
    meeting = ReferenceField(allow_null=True)
    target_period = PeriodField()
    target_quantity = QuantityField(
        allow_null=True, help_text="The target as an amount; null if there is none."
    )

    examples = {
        "id": "vietnam-developed-country-2045",
        "url": "http://127.0.0.1:8000/api/v1/statements/vietnam-developed-country-2045/",
        "gist": "Viet Nam means to be a developed country by 2045.",
    }

    class Meta:
        model = Statement
        fields = record_fields(Statement)
        read_only_fields = fields
