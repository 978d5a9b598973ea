"""Named partnerships between two countries."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import (
    check,
    counts_from_one,
    is_not_empty,
    is_one_of,
    is_ordered,
    is_unique,
)
from relations.models.dimension import by_columns, by_year
from relations.models.one_of import Pair
from relations.models.ordering import SortedCharField, filter_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.record import Record
from relations.models.timeline_entry import TimelineEntry
from relations.values.period import Reading


class PartnershipStatus(models.TextChoices):
    """The status of a partnership."""

    PROPOSED = "proposed", "Proposed"
    UNDER_DISCUSSION = "under_discussion", "Under discussion"
    ANNOUNCED = "announced", "Announced"
    IN_FORCE = "in_force", "In force"
    SUPERSEDED = "superseded", "Superseded"
    ENDED = "ended", "Ended"


class Partnership(Record):
    """A relationship of two countries under a label that both use, e.g. strategic partnership."""

    example_key = "chn-vnm-comprehensive-strategic-partnership"
    document = ("countries", "label", "period", "status", "status_history", "established_by")
    facts = ("countries", "label", "period", "status", "established_by")
    name_field = "label"
    search_rank = 6
    date_field = "period"
    dimensions = {**by_columns("status"), "year": by_year()}
    list_columns = ("label", "side_a", "side_b", "period", "status")
    country_paths = ("side_a", "side_b")
    breakdown_field = "status"
    timeline_entry = TimelineEntry(
        {"label": "label", "status": "status"},
        steps="status_history",
        dated_status=PartnershipStatus.IN_FORCE,
    )

    side_a = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        related_name="partnerships_as_first",
        help_text="The country whose code comes first.",
    )
    side_b = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        related_name="partnerships_as_second",
        help_text="The country whose code comes second.",
    )
    countries = Pair("side_a", "side_b")
    label = SortedCharField(max_length=200, help_text="The name that both countries use.")
    period = PeriodField(
        reading=Reading.ALL_OF_IT, help_text="When the partnership existed. Null if not stated."
    )
    status = models.CharField(
        max_length=16,
        choices=PartnershipStatus.choices,
        null=True,
        blank=True,
        help_text="Status of the partnership. Null if not stated.",
    )
    established_by = models.ForeignKey(
        "relations.Agreement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="established_partnerships",
        help_text="The agreement that established it. Null if not stated.",
    )

    class Meta(Record.Meta):
        verbose_name = "partnership"
        verbose_name_plural = "partnerships"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("status", PartnershipStatus, name="partnership_status_is_declared"),
            is_not_empty("label", name="partnership_has_a_label"),
            is_ordered("period", name="partnership_ends_after_it_starts"),
            check(
                Q(side_a__lt=F("side_b")),
                name="partnership_countries_are_in_order_of_code",
                message="List the two countries in alphabetical order of their codes: swap them.",
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
            filter_index("status", name="partnership_of_status", may_lack=True),
        ]


class PartnershipStatusChange(models.Model):
    """A step in the history of a partnership; the last is its status."""

    document = ("status", "on")
    is_ordered = True

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="status_history")
    position = models.PositiveSmallIntegerField(help_text="Place in the history, from 1.")
    status = models.CharField(
        max_length=16, choices=PartnershipStatus.choices, help_text="The status reached."
    )
    on = PeriodField(reading=Reading.SOME_TIME_IN, help_text="When it was reached. Null if not stated.")

    class Meta:
        ordering = ["position"]
        constraints = [
            is_one_of("status", PartnershipStatus, name="partnership_status_change_is_declared"),
            is_unique(
                "partnership",
                "position",
                name="partnership_status_changes_are_in_order",
                message="Two status changes have the same position. Number them from 1.",
            ),
            counts_from_one("position", name="partnership_status_changes_count_from_one"),
        ]

    def __str__(self) -> str:
        return self.status
