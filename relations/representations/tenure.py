"""Tenures in responses."""

from relations.models import Tenure
from relations.representations.period import PeriodField
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import ManyField, ReferenceField
from relations.values.period import Reading


class SightingField(PeriodField):
    """A date at which a source shows the leader in office."""

    def to_representation(self, value):
        return super().to_representation(value.on)


class TenureSerializer(RecordSerializer):
    """The time of one leader in one office."""

    leader = ReferenceField()
    office = ReferenceField()
    period = PeriodField(reading=Reading.ALL_OF_IT)
    held_on = ManyField(
        SightingField(allow_null=False), help_text="Dates at which a source shows the leader in office."
    )

    examples = {
        "id": "pham-minh-chinh-prime-minister-of-vietnam",
        "url": "http://127.0.0.1:8000/api/v1/tenures/pham-minh-chinh-prime-minister-of-vietnam/",
    }

    class Meta:
        model = Tenure
        fields = record_fields(Tenure)
        read_only_fields = fields
