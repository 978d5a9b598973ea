"""Tenures: which leader held which office, and when."""

from django.db import models

from relations.models.composed_name import column
from relations.models.constraint import is_one_of, is_ordered, is_unique
from relations.models.dimension import by, by_columns, by_year
from relations.models.ordering import filter_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.record import Record
from relations.values.period import Reading


class Capacity(models.TextChoices):
    """The capacities in which an office is held."""

    FULL = "full", "Full"
    ACTING = "acting", "Acting"
    ELECT = "elect", "Elect"


class Tenure(Record):
    """The time of one leader in one office. Unknown bounds and several offices at once are normal."""

    example_key = "pham-minh-chinh-prime-minister-of-vietnam"
    document = ("leader", "office", "period", "capacity", "held_on")
    facts = ("leader", "office", "period", "capacity", "held_on")
    date_field = "period"
    dimensions = {
        "leader": by("leader__slug"),
        "office": by("office__slug"),
        **by_columns("capacity"),
        "year": by_year(),
    }
    name_parts = (column("leader__name"), ", ", column("office__title"))
    list_columns = ("leader", "office", "period", "capacity")
    country_paths = ("office__body_country", "office__body_organisation__country")

    leader = models.ForeignKey(
        "relations.Leader",
        on_delete=models.PROTECT,
        related_name="tenures",
        help_text="The leader who held the office.",
    )
    office = models.ForeignKey(
        "relations.Office", on_delete=models.PROTECT, related_name="tenures", help_text="The office held."
    )
    period = PeriodField(
        reading=Reading.ALL_OF_IT, help_text="When the leader held the office. Null if not stated."
    )
    capacity = models.CharField(
        max_length=6,
        choices=Capacity.choices,
        null=True,
        blank=True,
        help_text="Full, acting or elect. Null if not stated.",
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
            filter_index("capacity", name="tenure_of_capacity", may_lack=True),
        ]


class TenureSighting(models.Model):
    """A date at which a source shows the leader in office."""

    document = ("on",)

    tenure = models.ForeignKey(Tenure, on_delete=models.CASCADE, related_name="held_on")
    on = PeriodField(
        reading=Reading.SOME_TIME_IN,
        null=False,
        blank=False,
        help_text="When a source shows the leader in office.",
    )

    class Meta:
        ordering = ["on"]
        constraints = [
            is_unique(
                "tenure",
                "on",
                name="tenure_sighting_is_listed_once",
                message="The tenure lists the same date twice. List it once.",
            ),
            is_ordered("on", name="tenure_sighting_ends_after_it_starts"),
        ]
        indexes = [
            # A window needs sightings that are certainly inside it, so the index has the inner bounds.
            models.Index(
                fields=["on_starts_latest", "on_ends_earliest", "tenure"], name="tenure_sighting_by_day"
            ),
        ]

    def __str__(self) -> str:
        return str(self.on)
