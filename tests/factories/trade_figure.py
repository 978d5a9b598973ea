import factory

from relations.models import TradeFigure
from tests.factories.figure import FigureFactory


class TradeFigureFactory(FigureFactory):
    """A turnover of China with Viet Nam."""

    class Meta:
        model = TradeFigure

    id = factory.Sequence(lambda n: f"trade-{n}")
    exporter = "CHN"
    importer = "VNM"
    flow = "turnover"
