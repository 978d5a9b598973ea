"""Named partnerships between two countries."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import counts_from_one, is_not_empty, is_one_of, is_ordered
from relations.models.one_of import Pair
from relations.models.ordering import SortedCharField, asked_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.record import Record
from relations.values.period import Reading


class PartnershipStatus(models.TextChoices):
    """The state of a partnership in the world."""

    PROPOSED = "proposed", "Proposed"
    UNDER_DISCUSSION = "under_discussion", "Under discussion"
    ANNOUNCED = "announced", "Announced"
    IN_FORCE = "in_force", "In force"
    SUPERSEDED = "superseded", "Superseded"
    ENDED = "ended", "Ended"


class Partnership(Record):
    """A relationship of two countries under a label both use, e.g. a comprehensive strategic partnership."""

    document = ("sides", "label", "period", "status", "status_history", "established_by")
    facts = ("sides", "label", "period", "status", "established_by")

    side_a = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        related_name="partnerships_as_first",
        help_text="First by code.",
    )
    side_b = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        related_name="partnerships_as_second",
        help_text="Second by code.",
    )
    sides = Pair("side_a", "side_b")
    label = SortedCharField(max_length=200, help_text="The name both sides give it.")
    period = PeriodField(reading=Reading.ALL_OF_IT, help_text="From when until when it stood.")
    status = models.CharField(
        max_length=16,
        choices=PartnershipStatus.choices,
        null=True,
        blank=True,
        help_text="State in the world.",
    )
    established_by = models.ForeignKey(
        "relations.Agreement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="established_partnerships",
        help_text="The agreement that established it.",
    )

    class Meta(Record.Meta):
        verbose_name = "partnership"
        verbose_name_plural = "partnerships"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("status", PartnershipStatus, name="partnership_status_is_declared"),
            is_not_empty("label", name="partnership_has_a_label"),
            is_ordered("period", name="partnership_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(side_a__lt=F("side_b")), name="partnership_sides_are_in_canonical_order"
            ),
        ]
        indexes = [
            *with_bounds(
                "period",
                *Record.Meta.indexes,
                ordering_index("period_starts_earliest", name="partnership_by_period"),
                ordering_index(
                    "period_starts_earliest", descending=True, name="partnership_by_period_latest"
                ),
                models.Index(fields=["publication", "label", "slug"], name="partnership_by_label"),
            ),
            asked_index("status", name="partnership_of_status", may_lack=True),
        ]


class PartnershipStatusChange(models.Model):
    """A step in the history of a partnership; the last is its status."""

    document = ("status", "on")
    is_ordered = True

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="status_history")
    position = models.PositiveSmallIntegerField(help_text="Place in the history, from 1.")
    status = models.CharField(max_length=16, choices=PartnershipStatus.choices, help_text="State reached.")
    on = PeriodField(reading=Reading.SOME_TIME_IN, help_text="When it was reached; null if not said.")

    class Meta:
        ordering = ["position"]
        constraints = [
            is_one_of("status", PartnershipStatus, name="partnership_status_change_is_declared"),
            models.UniqueConstraint(
                fields=["partnership", "position"], name="partnership_status_changes_are_in_order"
            ),
            counts_from_one("position", name="partnership_status_changes_count_from_one"),
        ]

    def __str__(self) -> str:
        return self.status
