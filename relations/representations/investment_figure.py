"""Investment figures in responses."""

from relations.models import InvestmentFigure
from relations.representations.figure import FigureSerializer
from relations.representations.record import record_fields
from relations.representations.reference import CountryField


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
        fields = record_fields(InvestmentFigure)
        read_only_fields = fields
