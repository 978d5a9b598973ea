import factory

from relations.models import InvestmentFigure
from tests.factories.figure import FigureFactory


class InvestmentFigureFactory(FigureFactory):
    """The investment of China in Viet Nam."""

    class Meta:
        model = InvestmentFigure

    id = factory.Sequence(lambda n: f"investment-{n}")
    investor = "CHN"
    host = "VNM"
    series = "flow"
