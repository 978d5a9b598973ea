"""Travel figures in answers."""

from relations.api.serializers.figure import FigureSerializer, figure_fields
from relations.api.serializers.reference import CountryField
from relations.models import TravelFigure


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
        fields = figure_fields("origin", "destination")
        read_only_fields = fields
