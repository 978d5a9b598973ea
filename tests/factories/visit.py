import factory

from relations.models import DelegationMember, Visit
from tests.factories.record import DocumentedFactory
from tests.factories.row import RowFactory


class VisitFactory(DocumentedFactory):
    """A completed visit of China to Viet Nam of two days."""

    class Meta:
        model = Visit

    class Params:
        conflicting = factory.Trait(contrary={"period": "1999-01-01"})

    id = factory.Sequence(lambda n: f"visit-{n}")
    guest = "country/CHN"
    host = "VNM"
    period = "2023-12-12/2023-12-13"
    kind = "state"
    status = "completed"


class DelegationMemberFactory(RowFactory):
    """A leader on a visit."""

    class Meta:
        model = DelegationMember

    visit = factory.SubFactory(VisitFactory)
    leader = factory.Sequence(lambda n: f"delegate-{n}")
    role = "principal"
