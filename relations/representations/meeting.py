"""Meetings in responses."""

from relations.models import Meeting, MeetingParticipant
from relations.representations.period import PeriodField
from relations.representations.record import RecordSerializer, record_fields
from relations.representations.reference import ManyField, ReferenceField


class ParticipantField(ReferenceField):
    """A participant: a leader, organisation or country, or words."""

    def to_representation(self, value: MeetingParticipant):
        return super().to_representation(value.who)


class MeetingSerializer(RecordSerializer):
    """Talks, a ceremony, an exercise or another encounter."""

    participants = ManyField(
        ParticipantField(),
        help_text="Leaders, organisations and countries that took part, or words for others.",
    )
    places = ManyField(ReferenceField())
    period = PeriodField()
    topics = ManyField(ReferenceField())
    visit = ReferenceField(allow_null=True)

    examples = {
        "id": "joint-patrol-35",
        "url": "http://127.0.0.1:8000/api/v1/meetings/joint-patrol-35/",
        "title": "35th joint patrol in the Gulf of Tonkin",
        "ordinal": 35,
    }

    class Meta:
        model = Meeting
        fields = record_fields(Meeting)
        read_only_fields = fields
