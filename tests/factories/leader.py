import factory

from relations.models import Leader
from tests.factories.record import DocumentedFactory


class LeaderFactory(DocumentedFactory):
    """A leader of China."""

    class Meta:
        model = Leader

    class Params:
        conflicting = factory.Trait(contrary={"country": "country/VNM"})

    id = factory.Sequence(lambda n: f"leader-{n}")
    name = factory.LazyAttribute(lambda leader: leader.id.replace("-", " ").title())
    country = "CHN"
