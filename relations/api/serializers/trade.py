"""The trade of two countries in answers: series that are counted alike."""

from typing import Any

from rest_framework import serializers

from relations.api.serializers.period import PeriodField
from relations.api.serializers.quantity import QuantityField
from relations.api.serializers.record import AddressField
from relations.api.serializers.reference import CountryField, ManyField, ReferenceField
from relations.api.serializers.timeline import EvidenceCountsSerializer
from relations.models import Flow, Measure, TradeFigure
from relations.queries.trade_series import calendar_year, is_partial
from relations.values.period import Reading


class YearField(serializers.IntegerField):
    """The calendar year of a figure."""

    def to_representation(self, value: TradeFigure) -> int | None:
        return calendar_year(value)


class PartialField(serializers.BooleanField):
    """Whether a figure covers something else than a calendar year."""

    def to_representation(self, value: TradeFigure) -> bool | None:
        return is_partial(value)


class TradePointSerializer(serializers.Serializer):
    """One figure of a series."""

    id = serializers.CharField(source="slug", help_text="Identifier of the trade figure.")
    url = AddressField(help_text="Where it answers.")
    period = PeriodField(reading=Reading.ALL_OF_IT, help_text="The period measured; null if not said.")
    year = YearField(
        source="*",
        allow_null=True,
        help_text="The one calendar year that it covers from first to last day; null for any other period.",
    )
    is_partial = PartialField(
        source="*",
        allow_null=True,
        help_text="Whether the period is something else than one whole calendar year; null if not said.",
    )
    quantity = QuantityField(help_text="How much; of a rank, which place.")
    compared_with = PeriodField(
        reading=Reading.ALL_OF_IT, help_text="For growth: the period compared with; else null."
    )
    evidence = EvidenceCountsSerializer(source="*", help_text="What the figure rests on, in numbers.")

    examples: dict[str, Any] = {
        "id": "chn-vnm-turnover-2022-chinese-customs",
        "url": "http://127.0.0.1:8000/api/v1/trade-figures/chn-vnm-turnover-2022-chinese-customs/",
        "year": 2022,
        "is_partial": False,
    }


class TradeSeriesSerializer(serializers.Serializer):
    """Figures that are counted alike: the same way, by the same reporter and authority, in the same unit."""

    exporter = CountryField(
        source="first.exporter",
        allow_null=True,
        help_text="Where goods come from; of a turnover the first of the pair. Null if not said.",
    )
    importer = CountryField(
        source="first.importer",
        allow_null=True,
        help_text="Where goods go; of a turnover the second of the pair. Null if not said.",
    )
    flow = serializers.ChoiceField(
        source="first.flow", choices=Flow.choices, help_text="Which way goods go, or both ways together."
    )
    measure = serializers.ChoiceField(
        source="first.measure", choices=Measure.choices, help_text="What the figures measure."
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
        source="first.reporter", allow_null=True, help_text="Whose statistics; null if nobody says."
    )
    authority = ReferenceField(
        source="first.authority", allow_null=True, help_text="Which authority counts; null if nobody says."
    )
    unit = serializers.CharField(
        allow_null=True, help_text="Currency or other unit of all points; null for counts and ranks."
    )
    ranked = CountryField(
        source="first.ranked", allow_null=True, help_text="For ranks: the country that holds them."
    )
    among = CountryField(
        source="first.among", allow_null=True, help_text="For ranks: the group they are among; null is all."
    )
    share_of = serializers.CharField(
        source="first.share_of", allow_null=True, help_text="For shares: the whole."
    )
    points = TradePointSerializer(
        source="figures", many=True, help_text="The figures, oldest first; of no known period, last."
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
        help_text="What is counted alike. Two series that differ in whose statistics they are, stay two.",
    )
