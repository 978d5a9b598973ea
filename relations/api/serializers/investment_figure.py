"""Investment figures in answers."""

from relations.api.serializers.figure import FigureSerializer, figure_fields
from relations.api.serializers.reference import CountryField
from relations.models import InvestmentFigure


class InvestmentFigureSerializer(FigureSerializer):
    """A figure of the investment of one country in another."""

    investor = CountryField(allow_null=True)
    host = CountryField(allow_null=True)

    examples = {
        "id": "chn-vnm-stock-value",
        "url": "http://127.0.0.1:8000/api/v1/investment-figures/chn-vnm-stock-value/",
    }

    class Meta:
        model = InvestmentFigure
        fields = figure_fields("investor", "host", "series")
        read_only_fields = fields
