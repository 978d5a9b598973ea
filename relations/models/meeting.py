"""Meetings and who took part."""

from django.db import models

from relations.models.constraint import counts_from_one, is_one_of, is_ordered
from relations.models.one_of import OneOf, exactly_one
from relations.models.ordering import asked_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.record import Record
from relations.values.period import Reading


class MeetingFormat(models.TextChoices):
    """How people met."""

    TALKS = "talks", "Talks"
    MEETING = "meeting", "Meeting"
    CALL = "call", "Telephone call"
    VIDEO = "video", "Video conference"
    SESSION = "session", "Session"
    CEREMONY = "ceremony", "Ceremony"
    EXERCISE = "exercise", "Exercise"


BROADER_MEETING_FORMATS = {
    MeetingFormat.TALKS: {MeetingFormat.MEETING},
    MeetingFormat.SESSION: {MeetingFormat.MEETING},
}


class MeetingStatus(models.TextChoices):
    """The state of a meeting in the world."""

    ANNOUNCED = "announced", "Announced"
    HELD = "held", "Held"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"


class Meeting(Record):
    """Talks, a ceremony, an exercise or another encounter of two or more participants."""

    document = (
        "title",
        "participants",
        "places",
        "period",
        "format",
        "ordinal",
        "status",
        "topics",
        "visit",
    )
    facts = ("participants", "places", "period", "format", "ordinal", "status", "topics")
    broader = {"format": BROADER_MEETING_FORMATS}

    title = models.CharField(
        max_length=200, null=True, blank=True, help_text="A short description in our own words."
    )
    places = models.ManyToManyField(
        "relations.Place", blank=True, related_name="meetings", help_text="Where it took place."
    )
    period = PeriodField(reading=Reading.SOME_TIME_IN, help_text="When it took place.")
    format = models.CharField(
        max_length=8, choices=MeetingFormat.choices, null=True, blank=True, help_text="How people met."
    )
    ordinal = models.PositiveIntegerField(
        null=True, blank=True, help_text="Its number in a series, e.g. 35 for the 35th."
    )
    status = models.CharField(
        max_length=9, choices=MeetingStatus.choices, null=True, blank=True, help_text="State in the world."
    )
    topics = models.ManyToManyField(
        "relations.Topic", blank=True, related_name="meetings", help_text="What it was about."
    )
    visit = models.ForeignKey(
        "relations.Visit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        help_text="The visit it belongs to; null if it stands alone.",
    )

    class Meta(Record.Meta):
        verbose_name = "meeting"
        verbose_name_plural = "meetings"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("format", MeetingFormat, name="meeting_format_is_declared"),
            is_one_of("status", MeetingStatus, name="meeting_status_is_declared"),
            is_ordered("period", name="meeting_ends_after_it_starts"),
            counts_from_one("ordinal", name="meeting_ordinal_counts_from_one"),
        ]
        indexes = [
            *with_bounds(
                "period",
                *Record.Meta.indexes,
                ordering_index("period_starts_earliest", name="meeting_by_period"),
                ordering_index("period_starts_earliest", descending=True, name="meeting_by_period_latest"),
            ),
            asked_index("format", name="meeting_of_format", may_lack=True),
            asked_index("status", name="meeting_of_status", may_lack=True),
            asked_index("ordinal", name="meeting_of_ordinal", may_lack=True),
        ]


class MeetingParticipant(models.Model):
    """A leader, organisation or country that took part, or words for those that are no record."""

    document = ("who",)

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="participants")
    leader = models.ForeignKey(
        "relations.Leader", on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    organisation = models.ForeignKey(
        "relations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
    )
    country = models.ForeignKey(
        "relations.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="participations"
    )
    words = models.CharField(
        max_length=160, null=True, blank=True, help_text="Words for participants that are no record."
    )
    who = OneOf(leader="leader", organisation="organisation", country="country", words="words")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(("leader", "organisation", "country", "words")),
                name="meeting_participant_is_exactly_one_thing",
            ),
            models.UniqueConstraint(fields=["meeting", "leader"], name="meeting_lists_a_leader_once"),
            models.UniqueConstraint(
                fields=["meeting", "organisation"], name="meeting_lists_an_organisation_once"
            ),
            models.UniqueConstraint(fields=["meeting", "country"], name="meeting_lists_a_country_once"),
            models.UniqueConstraint(fields=["meeting", "words"], name="meeting_lists_words_once"),
        ]

    def __str__(self) -> str:
        return str(self.who)
