"""Filters of trade figures."""

from django.db.models import Q

from relations.api.filters.figure import FigureFilter, country_group_filter
from relations.api.filters.parameter import ChoiceParameter, CodeParameter, FlagParameter, TextParameter
from relations.api.filters.reference import ReferenceParameter
from relations.models import Flow


class TradeFigureFilter(FigureFilter):
    """Filters of trade figures."""

    exporter = ReferenceParameter(
        country="exporter",
        help_text="Trade from this country; of a turnover, the first of the pair.",
        example="VNM",
    )
    importer = ReferenceParameter(
        country="importer",
        help_text="Trade to this country; of a turnover, the second of the pair.",
        example="CHN",
    )
    has_country_group = country_group_filter("exporter", "importer")
    reporter = ReferenceParameter(
        country="reporter", help_text="Figures from the statistics of this country.", example="CHN"
    )
    flow = ChoiceParameter(
        choices=Flow.choices, help_text="Trade of this flow. `turnover` is both directions together."
    )
    product = TextParameter(
        "product", help_text="Trade in this product, by its label.", example="fruit and vegetables"
    )
    is_total = FlagParameter(
        condition=Q(product__isnull=True, hs_code__isnull=True),
        help_text="Trade in all products together (`true`), or in one product (`false`).",
    )
    hs_revision = CodeParameter(
        "hs_revision",
        form="[A-Za-z0-9]+",
        help_text="Figures with a code of this revision of the Harmonized System.",
        example="HS2022",
    )
    hs_code = CodeParameter(
        "hs_code",
        form="[0-9]{1,6}",
        help_text="Figures with this code of the Harmonized System.",
        example="08",
    )
