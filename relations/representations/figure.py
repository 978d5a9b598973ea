"""The fields that trade, investment and travel figures share."""

from relations.representations.period import PeriodField
from relations.representations.quantity import QuantityField
from relations.representations.record import RecordSerializer
from relations.representations.reference import CountryField, ManyField, ReferenceField
from relations.values.period import Reading


class FigureSerializer(RecordSerializer):
    """A figure about two countries."""

    quantity = QuantityField(help_text="The amount; for ranks, the place.")
    period = PeriodField(reading=Reading.ALL_OF_IT)
    authority = ReferenceField(allow_null=True)
    compared_with = PeriodField(reading=Reading.ALL_OF_IT)
    ranked = CountryField(allow_null=True)
    among = CountryField(allow_null=True)
    ahead = ManyField(CountryField())

    examples = {"share_of": "rare earths in the world"}
