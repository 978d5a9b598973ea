"""What can be asked of trade figures."""

from django.db.models import Q

from relations.api.filters.figure import FigureFilter
from relations.api.filters.parameter import ChoiceParameter, CodeParameter, FlagParameter, TextParameter
from relations.api.filters.reference import ReferenceParameter
from relations.models import Flow


class TradeFigureFilter(FigureFilter):
    """Filters of trade figures."""

    exporter = ReferenceParameter(
        country="exporter",
        help_text="Only trade from this country; of a turnover, the first of the pair.",
        example="VNM",
    )
    importer = ReferenceParameter(
        country="importer",
        help_text="Only trade to this country; of a turnover, the second of the pair.",
        example="CHN",
    )
    reporter = ReferenceParameter(
        country="reporter", help_text="Only this country's statistics.", example="CHN"
    )
    flow = ChoiceParameter(choices=Flow.choices, help_text="Only this flow; turnover is both ways together.")
    product = TextParameter(
        "product", help_text="Only this product, by its label.", example="fruit and vegetables"
    )
    is_total = FlagParameter(
        condition=Q(product__isnull=True, hs_code__isnull=True),
        help_text="Only the trade in all products together, or only that in some product.",
    )
    hs_revision = CodeParameter(
        "hs_revision",
        form="[A-Za-z0-9]+",
        help_text="Only codes of this revision of the Harmonized System.",
        example="HS2022",
    )
    hs_code = CodeParameter(
        "hs_code",
        form="[0-9]{1,6}",
        help_text="Only this code of the Harmonized System.",
        example="08",
    )
