import factory

from relations.models import TravelFigure
from tests.factories.figure import FigureFactory


class TravelFigureFactory(FigureFactory):
    """How many people travel from China to Viet Nam."""

    class Meta:
        model = TravelFigure

    class Params:
        conflicting = factory.Trait(contrary={"quantity": {"amount": "7", "unit": "persons"}})

    id = factory.Sequence(lambda n: f"travel-{n}")
    origin = "CHN"
    destination = "VNM"
    quantity = factory.LazyFunction(lambda: {"amount": "1700000", "operator": "gt", "unit": "persons"})
