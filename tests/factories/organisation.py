import factory

from relations.models import Organisation
from tests.factories.record import DocumentedFactory


class OrganisationFactory(DocumentedFactory):
    """A ministry without a country."""

    class Meta:
        model = Organisation

    class Params:
        conflicting = factory.Trait(country="CHN", contrary={"country": "country/VNM"})

    id = factory.Sequence(lambda n: f"organisation-{n}")
    name = factory.LazyAttribute(lambda organisation: organisation.id.replace("-", " ").title())
    kind = "ministry"
