import factory

from relations.models import Tenure, TenureSighting
from tests.factories.record import DocumentedFactory
from tests.factories.row import RowFactory


class TenureFactory(DocumentedFactory):
    """A tenure with a known start and no end."""

    class Meta:
        model = Tenure

    class Params:
        conflicting = factory.Trait(contrary={"capacity": "acting"})

    id = factory.Sequence(lambda n: f"tenure-{n}")
    leader = "some-leader"
    office = "some-office"
    period = "2021-04-05/"
    capacity = "full"


class TenureSightingFactory(RowFactory):
    """A day on which the leader is seen in office."""

    class Meta:
        model = TenureSighting

    tenure = factory.SubFactory(TenureFactory)
    on = "2023-12-12"
