"""What one side declares."""

from django.db import models

from relations.models.constraint import is_not_empty, is_one_of, is_ordered, is_whole
from relations.models.one_of import OneOf, exactly_one
from relations.models.ordering import asked_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.quantity_field import QuantityField
from relations.models.record import Record
from relations.values.period import Reading


class StatementKind(models.TextChoices):
    """What sort of statement."""

    POSITION = "position", "Position"
    ASSURANCE = "assurance", "Assurance"
    REQUEST = "request", "Request"
    CRITICISM = "criticism", "Criticism"
    MEASURE = "measure", "Measure"


class Statement(Record):
    """What one side declares, told in one sentence of our own."""

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
        help_text="Words for speakers that are no record, e.g. analysts.",
    )
    speaker = OneOf(
        leader="speaker_leader",
        country="speaker_country",
        organisation="speaker_organisation",
        words="speaker_words",
    )
    kind = models.CharField(max_length=9, choices=StatementKind.choices, help_text="What sort of statement.")
    about = models.ManyToManyField(
        "relations.Country", blank=True, related_name="statements_about", help_text="Countries it is about."
    )
    topics = models.ManyToManyField(
        "relations.Topic", blank=True, related_name="statements", help_text="What it is about."
    )
    period = PeriodField(reading=Reading.SOME_TIME_IN, help_text="When it was declared.")
    visit = models.ForeignKey(
        "relations.Visit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text="The visit during which it was declared.",
    )
    meeting = models.ForeignKey(
        "relations.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text="The meeting at which it was declared.",
    )
    gist = models.CharField(max_length=400, help_text="What it says, in one sentence of our own.")
    target_period = PeriodField(
        reading=Reading.SOME_TIME_IN, help_text='When its aim is to be reached, e.g. "by 2045".'
    )
    target_quantity = QuantityField()

    class Meta(Record.Meta):
        verbose_name = "statement"
        verbose_name_plural = "statements"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("kind", StatementKind, name="statement_kind_is_declared"),
            is_not_empty("gist", name="statement_has_a_gist"),
            is_ordered("period", name="statement_period_ends_after_it_starts"),
            is_ordered("target_period", name="statement_target_ends_after_it_starts"),
            models.CheckConstraint(
                condition=exactly_one(
                    ("speaker_leader", "speaker_country", "speaker_organisation", "speaker_words")
                ),
                name="statement_has_exactly_one_speaker",
            ),
            is_whole("target_quantity", name="statement_target_quantity_is_whole"),
        ]
        indexes = [
            *with_bounds(
                "period",
                *Record.Meta.indexes,
                ordering_index("period_starts_earliest", name="statement_by_period"),
                ordering_index("period_starts_earliest", descending=True, name="statement_by_period_latest"),
            ),
            asked_index("kind", name="statement_of_kind"),
        ]
