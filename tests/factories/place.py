import factory

from relations.models import Place
from tests.factories.record import DocumentedFactory


class PlaceFactory(DocumentedFactory):
    """A city."""

    class Meta:
        model = Place

    id = factory.Sequence(lambda n: f"city-{n}")
    name = factory.LazyAttribute(lambda place: place.id.replace("-", " ").title())
    kind = "city"
