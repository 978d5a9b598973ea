"""The trade of two countries in responses: series of comparable figures."""

from typing import Any

from rest_framework import serializers

from relations.models import Flow, Measure, TradeFigure
from relations.queries.aggregation.trade_series import calendar_year, is_partial
from relations.representations.period import PeriodField
from relations.representations.quantity import QuantityField
from relations.representations.record import RecordUrlField
from relations.representations.reference import CountryField, ManyField, ReferenceField
from relations.representations.timeline import EvidenceCountsSerializer
from relations.values.period import Reading


class YearField(serializers.IntegerField):
    """The calendar year of a figure."""

    def to_representation(self, value: TradeFigure) -> int | None:
        return calendar_year(value)


class PartialField(serializers.BooleanField):
    """Whether a figure covers a period other than a calendar year."""

    def to_representation(self, value: TradeFigure) -> bool | None:
        return is_partial(value)


class TradePointSerializer(serializers.Serializer):
    """One figure of a series."""

    id = serializers.CharField(source="slug", help_text="Identifier of the trade figure.")
    url = RecordUrlField(help_text="URL of the trade figure.")
    period = PeriodField(reading=Reading.ALL_OF_IT, help_text="The period measured; null if not stated.")
    year = YearField(
        source="*",
        allow_null=True,
        help_text="The calendar year that the period covers exactly; null for other periods.",
    )
    is_partial = PartialField(
        source="*",
        allow_null=True,
        help_text="Whether the period is not exactly one calendar year; null if not stated.",
    )
    quantity = QuantityField(help_text="The amount; for ranks, the place.")
    compared_with = PeriodField(
        reading=Reading.ALL_OF_IT, help_text="For growth, the period of comparison; null otherwise."
    )
    evidence = EvidenceCountsSerializer(source="*", help_text="The evidence of the figure in numbers.")

    examples: dict[str, Any] = {
        "id": "chn-vnm-turnover-2022-chinese-customs",
        "url": "http://127.0.0.1:8000/api/v1/trade-figures/chn-vnm-turnover-2022-chinese-customs/",
        "year": 2022,
        "is_partial": False,
    }


class TradeSeriesSerializer(serializers.Serializer):
    """Comparable figures: of the same measure, reporter, authority and unit."""

    exporter = CountryField(
        source="first.exporter",
        allow_null=True,
        help_text="The exporter; for a turnover, the first country of the pair. Null if not stated.",
    )
    importer = CountryField(
        source="first.importer",
        allow_null=True,
        help_text="The importer; for a turnover, the second country of the pair. Null if not stated.",
    )
    flow = serializers.ChoiceField(
        source="first.flow",
        choices=Flow.choices,
        help_text="The direction of trade, or both directions together.",
    )
    measure = serializers.ChoiceField(
        source="first.measure", choices=Measure.choices, help_text="The measure."
    )
    product = serializers.CharField(
        source="first.product", allow_null=True, help_text="Product label; null means the total."
    )
    hs_revision = serializers.CharField(
        source="first.hs_revision", allow_null=True, help_text="Revision of the Harmonized System."
    )
    hs_code = serializers.CharField(
        source="first.hs_code", allow_null=True, help_text="Code of the Harmonized System, as text."
    )
    reporter = CountryField(
        source="first.reporter",
        allow_null=True,
        help_text="The country whose statistics these are; null if not stated.",
    )
    authority = ReferenceField(
        source="first.authority", allow_null=True, help_text="The statistical authority; null if not stated."
    )
    unit = serializers.CharField(
        allow_null=True, help_text="Currency or other unit of all points; null for counts and ranks."
    )
    ranked = CountryField(
        source="first.ranked", allow_null=True, help_text="For ranks, the country that is ranked."
    )
    among = CountryField(
        source="first.among",
        allow_null=True,
        help_text="For ranks, the group of countries compared; null for all countries.",
    )
    share_of = serializers.CharField(
        source="first.share_of", allow_null=True, help_text="For shares, what they are a share of."
    )
    points = TradePointSerializer(
        source="figures", many=True, help_text="The figures, oldest first; those without a period last."
    )

    examples: dict[str, Any] = {
        "product": "fruit and vegetables",
        "hs_revision": "HS2022",
        "hs_code": "08",
        "unit": "USD",
        "share_of": None,
    }


class TradeSerializer(serializers.Serializer):
    """The trade of two countries."""

    countries = ManyField(CountryField(), help_text="The two countries.")
    series = TradeSeriesSerializer(
        many=True,
        help_text="The series. Figures from different statistics are in different series.",
    )
