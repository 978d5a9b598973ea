"""Statements of one leader, country or organisation."""

from django.db import models

from relations.models.constraint import check, is_complete_quantity, is_not_empty, is_one_of, is_ordered
from relations.models.dimension import by, by_columns, by_year
from relations.models.one_of import OneOf, exactly_one
from relations.models.ordering import filter_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.quantity_field import QuantityField
from relations.models.record import Record
from relations.models.search_entry import NameKind
from relations.models.timeline_entry import TimelineEntry
from relations.values.period import Reading


class StatementKind(models.TextChoices):
    """The kinds of statements."""

    POSITION = "position", "Position"
    ASSURANCE = "assurance", "Assurance"
    REQUEST = "request", "Request"
    CRITICISM = "criticism", "Criticism"
    MEASURE = "measure", "Measure"


class Statement(Record):
    """A declaration by one leader, country or organisation, summarised in one sentence by the editors."""

    example_key = "vietnam-developed-country-2045"
    document = (
        "speaker",
        "kind",
        "about",
        "topics",
        "period",
        "visit",
        "meeting",
        "gist",
        "target_period",
        "target_quantity",
    )
    facts = ("speaker", "about", "period", "gist", "target_period", "target_quantity")
    name_field = "gist"
    searched_fields = {"speaker": NameKind.TEXT}
    date_field = "period"
    dimensions = {
        "speaker": by(
            "speaker_country", "speaker_organisation__slug", "speaker_leader__slug", "speaker_words"
        ),
        **by_columns("kind"),
        "visit": by("visit__slug"),
        "meeting": by("meeting__slug"),
        "year": by_year(),
    }
    list_columns = ("gist", "speaker", "kind", "period")
    # No duplicates are suggested: one speaker often makes several statements of a kind on a day.
    country_paths = ("speaker_country", "speaker_leader__country", "speaker_organisation__country", "about")
    breakdown_field = "kind"
    timeline_entry = TimelineEntry({"label": "gist", "sort": "kind"})

    speaker_leader = models.ForeignKey(
        "relations.Leader", on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    speaker_country = models.ForeignKey(
        "relations.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    speaker_organisation = models.ForeignKey(
        "relations.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    speaker_words = models.CharField(
        max_length=160,
        null=True,
        blank=True,
        help_text="Words for a speaker without a record, e.g. analysts.",
    )
    speaker = OneOf(
        leader="speaker_leader",
        country="speaker_country",
        organisation="speaker_organisation",
        words="speaker_words",
    )
    kind = models.CharField(max_length=9, choices=StatementKind.choices, help_text="Kind of statement.")
    about = models.ManyToManyField(
        "relations.Country",
        blank=True,
        related_name="statements_about",
        help_text="Countries that the statement is about.",
    )
    topics = models.ManyToManyField(
        "relations.Topic", blank=True, related_name="statements", help_text="Topics of the statement."
    )
    period = PeriodField(
        reading=Reading.SOME_TIME_IN, help_text="When the statement was made. Null if not stated."
    )
    visit = models.ForeignKey(
        "relations.Visit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text="The visit during which it was made. Null if none, or if not stated.",
    )
    meeting = models.ForeignKey(
        "relations.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text="The meeting at which it was made. Null if none, or if not stated.",
    )
    gist = models.CharField(
        max_length=400, help_text="Summary of the statement in one sentence by the editors."
    )
    target_period = PeriodField(
        reading=Reading.SOME_TIME_IN,
        help_text='When the stated aim is to be reached, e.g. "by 2045". Null if not stated.',
    )
    target_quantity = QuantityField("The amount that is the target.")

    class Meta(Record.Meta):
        verbose_name = "statement"
        verbose_name_plural = "statements"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("kind", StatementKind, name="statement_kind_is_declared"),
            is_not_empty("gist", name="statement_has_a_gist"),
            is_ordered("period", name="statement_period_ends_after_it_starts"),
            is_ordered("target_period", name="statement_target_ends_after_it_starts"),
            check(
                exactly_one(("speaker_leader", "speaker_country", "speaker_organisation", "speaker_words")),
                name="statement_has_exactly_one_speaker",
                message="A statement has one speaker. Name one leader, country, organisation or text.",
            ),
            is_complete_quantity("target_quantity", name="statement_target_quantity_is_whole"),
        ]
        indexes = [
            *with_bounds(
                "period",
                *Record.Meta.indexes,
                ordering_index("period_starts_earliest", name="statement_by_period"),
                ordering_index("period_starts_earliest", descending=True, name="statement_by_period_latest"),
            ),
            filter_index("kind", name="statement_of_kind"),
        ]
