import factory

from relations.models import Office
from tests.factories.record import DocumentedFactory


class OfficeFactory(DocumentedFactory):
    """An office of Viet Nam."""

    class Meta:
        model = Office

    class Params:
        conflicting = factory.Trait(contrary={"body": "country/LAO"})

    id = factory.Sequence(lambda n: f"office-{n}")
    title = factory.LazyAttribute(lambda office: office.id.replace("-", " ").capitalize())
    function = "head_of_government"
    body = "country/VNM"
