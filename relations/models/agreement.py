"""Agreements, from a proposal to a treaty, with their parties and their history."""

from django.db import models

from relations.models.constraint import (
    counts_from_one,
    is_complete_quantity,
    is_not_empty,
    is_one_of,
    is_ordered,
    is_unique,
)
from relations.models.dimension import by, by_columns, by_year
from relations.models.duplicates import SameMembers, SameName
from relations.models.ordering import SortedCharField, filter_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.quantity_field import QuantityField
from relations.models.record import Record
from relations.models.timeline_entry import TimelineEntry
from relations.values.period import Reading


class AgreementKind(models.TextChoices):
    """The kinds of agreements."""

    TREATY = "treaty", "Treaty"
    AGREEMENT = "agreement", "Agreement"
    MEMORANDUM = "memorandum", "Memorandum"
    JOINT_STATEMENT = "joint_statement", "Joint statement"
    DECLARATION = "declaration", "Declaration"
    PACKAGE = "package", "Package of agreements"
    PROPOSAL = "proposal", "Proposal"
    PLEDGE = "pledge", "Pledge"
    PROJECT = "project", "Project"


BROADER_AGREEMENT_KINDS = {
    AgreementKind.TREATY: {AgreementKind.AGREEMENT},
    AgreementKind.MEMORANDUM: {AgreementKind.AGREEMENT},
}


class AgreementStatus(models.TextChoices):
    """The status of an agreement."""

    PROPOSED = "proposed", "Proposed"
    UNDER_DISCUSSION = "under_discussion", "Under discussion"
    ANNOUNCED = "announced", "Announced"
    AGREED = "agreed", "Agreed"
    SIGNED = "signed", "Signed"
    ISSUED = "issued", "Issued"
    IN_FORCE = "in_force", "In force"
    SUSPENDED = "suspended", "Suspended"
    SUPERSEDED = "superseded", "Superseded"
    EXPIRED = "expired", "Expired"
    TERMINATED = "terminated", "Terminated"
    REJECTED = "rejected", "Rejected"


class Agreement(Record):
    """What countries or organisations propose, discuss, agree, sign or declare together."""

    example_key = "to-lam-china-2024-08-package"
    document = (
        "title",
        "kind",
        "status",
        "status_history",
        "parties",
        "signed",
        "places",
        "visit",
        "topics",
        "links",
        "item_count",
    )
    facts = (
        "title",
        "kind",
        "status",
        "parties",
        "signed",
        "places",
        "visit",
        "topics",
        "links",
        "item_count",
    )
    broader_choices = {"kind": BROADER_AGREEMENT_KINDS}
    name_field = "title"
    search_rank = 7
    date_field = "signed"
    dimensions = {**by_columns("kind", "status"), "visit": by("visit__slug"), "year": by_year("signed")}
    list_columns = ("title", "kind", "signed", "status")
    duplicates = (
        SameName(),
        SameMembers(
            "the same kind, signing, and parties",
            "parties",
            numbers=("leader", "organisation"),
            texts=("country",),
            same=("kind", "signed"),
        ),
    )
    country_paths = ("parties__country", "parties__organisation__country", "parties__leader__country")
    breakdown_field = "status"
    timeline_entry = TimelineEntry(
        {"label": "title", "sort": "kind", "status": "status"},
        steps="status_history",
        dated_status=AgreementStatus.SIGNED,
    )

    title = SortedCharField(max_length=300, help_text="Title, or a short description by the editors.")
    kind = models.CharField(max_length=16, choices=AgreementKind.choices, help_text="Kind of agreement.")
    status = models.CharField(
        max_length=16,
        choices=AgreementStatus.choices,
        null=True,
        blank=True,
        help_text="Status of the agreement.",
    )
    signed = PeriodField(reading=Reading.SOME_TIME_IN, help_text="When it was signed. Null if not stated.")
    places = models.ManyToManyField(
        "relations.Place",
        blank=True,
        related_name="agreements",
        help_text="Where it was signed, or what it concerns.",
    )
    visit = models.ForeignKey(
        "relations.Visit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        help_text="The visit during which it was made.",
    )
    topics = models.ManyToManyField(
        "relations.Topic", blank=True, related_name="agreements", help_text="Topics of the agreement."
    )
    item_count = QuantityField("How many agreements a package holds.")

    class Meta(Record.Meta):
        verbose_name = "agreement"
        verbose_name_plural = "agreements"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("kind", AgreementKind, name="agreement_kind_is_declared"),
            is_one_of("status", AgreementStatus, name="agreement_status_is_declared"),
            is_not_empty("title", name="agreement_has_a_title"),
            is_ordered("signed", name="agreement_signing_ends_after_it_starts"),
            is_complete_quantity("item_count", name="agreement_item_count_is_whole"),
        ]
        indexes = [
            *with_bounds(
                "signed",
                *Record.Meta.indexes,
                ordering_index("signed_starts_earliest", name="agreement_by_signing"),
                ordering_index("signed_starts_earliest", descending=True, name="agreement_by_signing_latest"),
                models.Index(fields=["publication", "title", "slug"], name="agreement_by_title"),
            ),
            filter_index("kind", name="agreement_of_kind"),
            filter_index("status", name="agreement_of_status", may_lack=True),
            filter_index("item_count_number", name="agreement_of_items", may_lack=True),
        ]


class AgreementStatusChange(models.Model):
    """A step in the history of an agreement; the last is its status."""

    document = ("status", "on")
    is_ordered = True

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="status_history")
    position = models.PositiveSmallIntegerField(help_text="Place in the history, from 1.")
    status = models.CharField(max_length=16, choices=AgreementStatus.choices, help_text="The status reached.")
    on = PeriodField(reading=Reading.SOME_TIME_IN, help_text="When it was reached. Null if not stated.")

    class Meta:
        ordering = ["position"]
        constraints = [
            is_one_of("status", AgreementStatus, name="agreement_status_change_is_declared"),
            is_unique(
                "agreement",
                "position",
                name="agreement_status_changes_are_in_order",
                message="Two status changes have the same position. Number them from 1.",
            ),
            counts_from_one("position", name="agreement_status_changes_count_from_one"),
        ]

    def __str__(self) -> str:
        return self.status
