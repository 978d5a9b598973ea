"""Who held which office, and when that is known."""

from django.db import models

from relations.models.constraint import is_one_of, is_ordered
from relations.models.ordering import asked_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.record import Record
from relations.values.period import Reading


class Capacity(models.TextChoices):
    """In what capacity an office is held."""

    FULL = "full", "Full"
    ACTING = "acting", "Acting"
    ELECT = "elect", "Elect"


class Tenure(Record):
    """One leader's time in one office. Null bounds are normal; several offices at once are too."""

    document = ("leader", "office", "period", "capacity", "held_on")
    facts = ("leader", "office", "period", "capacity", "held_on")

    leader = models.ForeignKey(
        "relations.Leader", on_delete=models.PROTECT, related_name="tenures", help_text="Who held the office."
    )
    office = models.ForeignKey(
        "relations.Office", on_delete=models.PROTECT, related_name="tenures", help_text="The office held."
    )
    period = PeriodField(reading=Reading.ALL_OF_IT, help_text="From when until when, as far as sources say.")
    capacity = models.CharField(
        max_length=6,
        choices=Capacity.choices,
        null=True,
        blank=True,
        help_text="Full, acting or elect; null if not said.",
    )

    class Meta(Record.Meta):
        verbose_name = "tenure"
        verbose_name_plural = "tenures"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("capacity", Capacity, name="tenure_capacity_is_declared"),
            is_ordered("period", name="tenure_ends_after_it_starts"),
        ]
        indexes = [
            *with_bounds(
                "period",
                *Record.Meta.indexes,
                ordering_index("period_starts_earliest", name="tenure_by_period"),
                ordering_index("period_starts_earliest", descending=True, name="tenure_by_period_latest"),
            ),
            asked_index("capacity", name="tenure_of_capacity", may_lack=True),
        ]


class TenureSighting(models.Model):
    """A date at which a source shows the leader in office."""

    document = ("on",)

    tenure = models.ForeignKey(Tenure, on_delete=models.CASCADE, related_name="held_on")
    on = PeriodField(
        reading=Reading.SOME_TIME_IN, null=False, blank=False, help_text="When a source shows it."
    )

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["tenure", "on"], name="tenure_sighting_is_listed_once"),
            is_ordered("on", name="tenure_sighting_ends_after_it_starts"),
        ]
        indexes = [
            # Windows ask for what surely lies in them, so by the inner bounds.
            models.Index(
                fields=["on_starts_latest", "on_ends_earliest", "tenure"], name="tenure_sighting_by_day"
            ),
        ]

    def __str__(self) -> str:
        return str(self.on)
