import factory

from relations.models import Agreement, AgreementLink, AgreementParty, AgreementStatusChange
from tests.factories.record import DocumentedFactory
from tests.factories.row import RowFactory


class AgreementFactory(DocumentedFactory):
    """A signed memorandum of two countries."""

    class Meta:
        model = Agreement

    class Params:
        conflicting = factory.Trait(contrary={"signed": "1999-01-01"})

    id = factory.Sequence(lambda n: f"agreement-{n}")
    title = factory.LazyAttribute(lambda agreement: agreement.id.replace("-", " ").capitalize())
    kind = "memorandum"
    status = "signed"
    parties = factory.LazyFunction(lambda: [{"party": "country/CHN"}, {"party": "country/VNM"}])
    signed = "2023-12-12"


class AgreementStatusChangeFactory(RowFactory):
    """A step in the history of an agreement."""

    class Meta:
        model = AgreementStatusChange

    agreement = factory.SubFactory(AgreementFactory)
    status = "signed"
    on = "2023-12-12"


class AgreementPartyFactory(RowFactory):
    """A further party to an agreement."""

    class Meta:
        model = AgreementParty

    agreement = factory.SubFactory(AgreementFactory)
    party = factory.Sequence(lambda n: f"organisation/party-{n}")
    role = "party"


class AgreementLinkFactory(RowFactory):
    """An agreement's place in a package."""

    class Meta:
        model = AgreementLink

    origin = factory.SubFactory(AgreementFactory)
    kind = "part_of"
    agreement = factory.Sequence(lambda n: f"package-{n}")
