"""Periods in responses: the expression as written and the four dates that bound it."""

from datetime import date

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.values.period import OPEN_END, OPEN_START, Period, Reading


class PeriodSerializer(serializers.Serializer):
    """A period: one EDTF expression and the four dates that bound it."""

    columns = ("edtf",)  # Left out of tables, where a bound would be read as a date.

    edtf = serializers.CharField(help_text="Extended Date/Time Format, kept as written.")
    starts_earliest = serializers.DateField(
        allow_null=True, help_text="Earliest possible first day; null if unknown or open."
    )
    starts_latest = serializers.DateField(
        allow_null=True, help_text="Latest possible first day; null if unknown or open."
    )
    ends_earliest = serializers.DateField(
        allow_null=True,
        help_text="Earliest possible last day; null if unknown or ongoing.",
    )
    ends_latest = serializers.DateField(
        allow_null=True,
        help_text="Latest possible last day; null if unknown or ongoing.",
    )

    examples = {
        "edtf": "2023-12-12/2023-12-13",
        "starts_earliest": "2023-12-12",
        "starts_latest": "2023-12-12",
        "ends_earliest": "2023-12-13",
        "ends_latest": "2023-12-13",
    }


@extend_schema_field(PeriodSerializer)
class PeriodField(serializers.Field):
    """A period of a record.

    `reading` is the interpretation of a single coarse date, as in the model's field.
    """

    def __init__(self, *, reading: Reading = Reading.SOME_TIME_IN, **kwargs):
        self.reading = reading
        super().__init__(read_only=True, **{"allow_null": True, **kwargs})

    def to_representation(self, value: Period) -> dict[str, str | None]:
        return period_fields(value, self.reading)


def period_fields(period: Period, reading: Reading) -> dict[str, str | None]:
    bounds = period.bounds(reading)
    return {
        "edtf": period.edtf,
        "starts_earliest": _day(bounds.starts_earliest),
        "starts_latest": _day(bounds.starts_latest),
        "ends_earliest": _day(bounds.ends_earliest),
        "ends_latest": _day(bounds.ends_latest),
    }


def _day(bound: date | None) -> str | None:
    return None if bound in (None, OPEN_START, OPEN_END) else bound.isoformat()
