import factory

from relations.models import Meeting, MeetingParticipant
from tests.factories.record import DocumentedFactory
from tests.factories.row import RowFactory


class MeetingFactory(DocumentedFactory):
    """Talks of two countries outside any visit."""

    class Meta:
        model = Meeting

    class Params:
        conflicting = factory.Trait(contrary={"period": "1999-01-01"})

    id = factory.Sequence(lambda n: f"meeting-{n}")
    participants = factory.LazyFunction(lambda: ["country/CHN", "country/VNM"])
    period = "2023-12-12"
    format = "talks"
    status = "held"


class MeetingParticipantFactory(RowFactory):
    """A leader who takes part in a meeting."""

    class Meta:
        model = MeetingParticipant

    meeting = factory.SubFactory(MeetingFactory)
    who = factory.Sequence(lambda n: f"leader/participant-{n}")
