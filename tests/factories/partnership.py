import factory

from relations.models import Partnership, PartnershipStatusChange
from tests.factories.record import DocumentedFactory
from tests.factories.row import RowFactory


class PartnershipFactory(DocumentedFactory):
    """A partnership of China and Viet Nam in force."""

    class Meta:
        model = Partnership

    class Params:
        conflicting = factory.Trait(contrary={"period": "1999-01-01/.."})

    id = factory.Sequence(lambda n: f"partnership-{n}")
    countries = factory.LazyFunction(lambda: ["CHN", "VNM"])
    label = factory.LazyAttribute(lambda partnership: partnership.id.replace("-", " ").capitalize())
    period = "2008/.."
    status = "in_force"


class PartnershipStatusChangeFactory(RowFactory):
    """A step in the history of a partnership."""

    class Meta:
        model = PartnershipStatusChange

    partnership = factory.SubFactory(PartnershipFactory)
    status = "in_force"
    on = "2008"
