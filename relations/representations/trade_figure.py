"""Trade figures in responses."""

from relations.models import TradeFigure
from relations.representations.figure import FigureSerializer
from relations.representations.record import record_fields
from relations.representations.reference import CountryField


class TradeFigureSerializer(FigureSerializer):
    """A figure of the trade of one country with another."""

    exporter = CountryField(allow_null=True)
    importer = CountryField(allow_null=True)
    reporter = CountryField(allow_null=True)

    examples = {
        "id": "chn-vnm-turnover-2022-chinese-customs",
        "url": "http://127.0.0.1:8000/api/v1/trade-figures/chn-vnm-turnover-2022-chinese-customs/",
        "product": "fruit and vegetables",
        "hs_revision": "HS2022",
        "hs_code": "08",
    }

    class Meta:
        model = TradeFigure
        fields = record_fields(TradeFigure)
        read_only_fields = fields
