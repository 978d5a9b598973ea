import factory

from relations.models import Figure
from tests.factories.record import DocumentedFactory


class FigureFactory(DocumentedFactory):
    """A value in dollars of a year. Each figure has its own year, because its identity is unique."""

    class Meta:
        model = Figure
        abstract = True

    class Params:
        conflicting = factory.Trait(contrary={"quantity": {"amount": "7", "unit": "USD"}})

    measure = "value"
    quantity = factory.LazyFunction(
        lambda: {"amount": "230200000000", "rounded_to": "100000000", "unit": "USD"}
    )
    period = factory.Sequence(lambda n: f"{1500 + n % 8000}")
