"""Meetings and their participants."""

from django.db import models

from relations.models.constraint import check, counts_from_one, is_one_of, is_ordered, is_unique
from relations.models.dimension import by, by_columns, by_year
from relations.models.duplicates import SameMembers
from relations.models.one_of import OneOf, exactly_one
from relations.models.ordering import filter_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.record import Record
from relations.models.search_entry import NameKind
from relations.models.timeline_entry import TimelineEntry
from relations.values.period import Reading


class MeetingFormat(models.TextChoices):
    """The formats of meetings."""

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
    """The status of a meeting."""

    ANNOUNCED = "announced", "Announced"
    HELD = "held", "Held"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"


class Meeting(Record):
    """Talks, a ceremony, an exercise or another encounter of two or more participants."""

    example_key = "joint-patrol-35"
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
    broader_choices = {"format": BROADER_MEETING_FORMATS}
    name_field = "title"
    searched_fields = {"participants": NameKind.TEXT}
    date_field = "period"
    dimensions = {
        "meeting_format": by("format"),
        **by_columns("status"),
        "visit": by("visit__slug"),
        "year": by_year(),
    }
    list_columns = ("title", "period", "format", "status")
    duplicates = (
        SameMembers(
            "the same participants at one time",
            "participants",
            numbers=("leader", "organisation"),
            texts=("country", "words"),
            overlapping="period",
        ),
    )
    country_paths = (
        "participants__country",
        "participants__organisation__country",
        "participants__leader__country",
    )
    breakdown_field = "format"
    timeline_entry = TimelineEntry({"label": "title", "sort": "format", "status": "status"})

    title = models.CharField(
        max_length=200,
        null=True,
        blank=True,
        help_text="Short description by the editors. Null if there is none.",
    )
    places = models.ManyToManyField(
        "relations.Place", blank=True, related_name="meetings", help_text="Places where it took place."
    )
    period = PeriodField(reading=Reading.SOME_TIME_IN, help_text="When it took place. Null if not stated.")
    format = models.CharField(
        max_length=8,
        choices=MeetingFormat.choices,
        null=True,
        blank=True,
        help_text="Format of the meeting. Null if not stated.",
    )
    ordinal = models.PositiveIntegerField(
        null=True, blank=True, help_text="Its number in a series, e.g. 35 for the 35th. Null if not stated."
    )
    status = models.CharField(
        max_length=9,
        choices=MeetingStatus.choices,
        null=True,
        blank=True,
        help_text="Status of the meeting. Null if not stated.",
    )
    topics = models.ManyToManyField(
        "relations.Topic", blank=True, related_name="meetings", help_text="Topics of the meeting."
    )
    visit = models.ForeignKey(
        "relations.Visit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        help_text="The visit that it belongs to. Null if it belongs to none.",
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
            filter_index("format", name="meeting_of_format", may_lack=True),
            filter_index("status", name="meeting_of_status", may_lack=True),
            filter_index("ordinal", name="meeting_of_ordinal", may_lack=True),
        ]


class MeetingParticipant(models.Model):
    """A participant: a leader, organisation or country, or words for one without a record."""

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
        max_length=160, null=True, blank=True, help_text="Words for a participant without a record."
    )
    who = OneOf(leader="leader", organisation="organisation", country="country", words="words")

    class Meta:
        ordering = ["id"]
        constraints = [
            check(
                exactly_one(("leader", "organisation", "country", "words")),
                name="meeting_participant_is_exactly_one_thing",
                message="A participant is exactly one leader, organisation, country or text. Name one.",
            ),
            is_unique(
                "meeting",
                "leader",
                name="meeting_lists_a_leader_once",
                message="The meeting lists the same leader twice. List it once.",
            ),
            is_unique(
                "meeting",
                "organisation",
                name="meeting_lists_an_organisation_once",
                message="The meeting lists the same organisation twice. List it once.",
            ),
            is_unique(
                "meeting",
                "country",
                name="meeting_lists_a_country_once",
                message="The meeting lists the same country twice. List it once.",
            ),
            is_unique(
                "meeting",
                "words",
                name="meeting_lists_words_once",
                message="The meeting lists the same words twice. List it once.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.who)
