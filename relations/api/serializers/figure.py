"""What the answers about trade, investment and travel figures have in common."""

from relations.api.serializers.period import PeriodField
from relations.api.serializers.quantity import QuantityField
from relations.api.serializers.record import RecordSerializer, record_fields
from relations.api.serializers.reference import CountryField, ManyField, ReferenceField
from relations.models import Figure
from relations.values.period import Reading


def figure_fields(*own: str) -> tuple[str, ...]:
    """The fields of a figure's answer, in order."""
    return record_fields(*own, *Figure.figure_document)


class FigureSerializer(RecordSerializer):
    """A number about two countries."""

    quantity = QuantityField(help_text="How much; of a rank, which place.")
    period = PeriodField(reading=Reading.ALL_OF_IT)
    authority = ReferenceField(allow_null=True)
    compared_with = PeriodField(reading=Reading.ALL_OF_IT)
    ranked = CountryField(allow_null=True)
    among = CountryField(allow_null=True)
    ahead = ManyField(CountryField())

    examples = {"share_of": "rare earths in the world"}
