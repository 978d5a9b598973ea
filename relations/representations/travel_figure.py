"""Travel figures in responses."""

from relations.models import TravelFigure
from relations.representations.figure import FigureSerializer
from relations.representations.record import record_fields
from relations.representations.reference import CountryField


class TravelFigureSerializer(FigureSerializer):
    """A figure of people who travel from one country to another."""

    origin = CountryField(allow_null=True)
    destination = CountryField(allow_null=True)

    examples = {
        "id": "chn-vnm-travellers-2023-01-08",
        "url": "http://127.0.0.1:8000/api/v1/travel-figures/chn-vnm-travellers-2023-01-08/",
    }

    class Meta:
        model = TravelFigure
        fields = record_fields(TravelFigure)
        read_only_fields = fields
