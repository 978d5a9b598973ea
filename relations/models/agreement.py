"""Agreements, from a proposal to a treaty, with their parties and their history."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import counts_from_one, is_not_empty, is_one_of, is_ordered, is_whole
from relations.models.one_of import OneOf, exactly_one
from relations.models.ordering import SortedCharField, asked_index, ordering_index, with_bounds
from relations.models.period_field import EdtfField, PeriodField
from relations.models.quantity_field import QuantityField
from relations.models.record import Record
from relations.values.period import Reading


class AgreementKind(models.TextChoices):
    """What sort of agreement."""

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
    """The state of an agreement in the world."""

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
    broader = {"kind": BROADER_AGREEMENT_KINDS}

    title = SortedCharField(max_length=300, help_text="Title, or a short description in our own words.")
    kind = models.CharField(max_length=16, choices=AgreementKind.choices, help_text="What sort of agreement.")
    status = models.CharField(
        max_length=16, choices=AgreementStatus.choices, null=True, blank=True, help_text="State in the world."
    )
    signed = PeriodField(reading=Reading.SOME_TIME_IN, help_text="When it was signed.")
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
        "relations.Topic", blank=True, related_name="agreements", help_text="What it is about."
    )
    item_count = QuantityField()

    class Meta(Record.Meta):
        verbose_name = "agreement"
        verbose_name_plural = "agreements"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("kind", AgreementKind, name="agreement_kind_is_declared"),
            is_one_of("status", AgreementStatus, name="agreement_status_is_declared"),
            is_not_empty("title", name="agreement_has_a_title"),
            is_ordered("signed", name="agreement_signing_ends_after_it_starts"),
            is_whole("item_count", name="agreement_item_count_is_whole"),
        ]
        indexes = [
            *with_bounds(
                "signed",
                *Record.Meta.indexes,
                ordering_index("signed_starts_earliest", name="agreement_by_signing"),
                ordering_index("signed_starts_earliest", descending=True, name="agreement_by_signing_latest"),
                models.Index(fields=["publication", "title", "slug"], name="agreement_by_title"),
            ),
            asked_index("kind", name="agreement_of_kind"),
            asked_index("status", name="agreement_of_status", may_lack=True),
            asked_index("item_count_number", name="agreement_of_items", may_lack=True),
        ]


class AgreementStatusChange(models.Model):
    """A step in the history of an agreement; the last is its status."""

    document = ("status", "on")
    is_ordered = True

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="status_history")
    position = models.PositiveSmallIntegerField(help_text="Place in the history, from 1.")
    status = models.CharField(max_length=16, choices=AgreementStatus.choices, help_text="State reached.")
    on = PeriodField(reading=Reading.SOME_TIME_IN, help_text="When it was reached; null if not said.")

    class Meta:
        ordering = ["position"]
        constraints = [
            is_one_of("status", AgreementStatus, name="agreement_status_change_is_declared"),
            models.UniqueConstraint(
                fields=["agreement", "position"], name="agreement_status_changes_are_in_order"
            ),
            counts_from_one("position", name="agreement_status_changes_count_from_one"),
        ]

    def __str__(self) -> str:
        return self.status


class PartyRole(models.TextChoices):
    """What a party does in an agreement."""

    PARTY = "party", "Party"
    SIGNATORY = "signatory", "Signatory"
    PROPOSER = "proposer", "Proposer"
    ADDRESSEE = "addressee", "Addressee"


class AgreementParty(models.Model):
    """A country, organisation or leader that takes part in an agreement, with its dated actions."""

    document = ("party", "role", "signed_on", "ratified_on", "in_force_on", "withdrawn_on")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    country = models.ForeignKey(
        "relations.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    organisation = models.ForeignKey(
        "relations.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    leader = models.ForeignKey(
        "relations.Leader", on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    party = OneOf(country="country", organisation="organisation", leader="leader")
    role = models.CharField(
        max_length=9, choices=PartyRole.choices, default=PartyRole.PARTY, help_text="Part played."
    )
    signed_on = EdtfField(help_text="When it signed.")
    ratified_on = EdtfField(help_text="When it ratified.")
    in_force_on = EdtfField(help_text="When it entered into force for it.")
    withdrawn_on = EdtfField(help_text="When it withdrew.")

    class Meta:
        ordering = ["id"]
        constraints = [
            is_one_of("role", PartyRole, name="agreement_party_role_is_declared"),
            models.CheckConstraint(
                condition=exactly_one(("country", "organisation", "leader")),
                name="agreement_party_is_exactly_one_thing",
            ),
            models.UniqueConstraint(
                fields=["agreement", "country", "role"], name="agreement_lists_a_country_once"
            ),
            models.UniqueConstraint(
                fields=["agreement", "organisation", "role"], name="agreement_lists_an_organisation_once"
            ),
            models.UniqueConstraint(
                fields=["agreement", "leader", "role"], name="agreement_lists_a_leader_once"
            ),
        ]
        indexes = [asked_index("role", name="agreement_party_of_role")]

    def __str__(self) -> str:
        return f"{self.party} ({self.role})"


class LinkKind(models.TextChoices):
    """How one agreement stands to another."""

    PART_OF = "part_of", "Part of"
    RENEWS = "renews", "Renews"
    AMENDS = "amends", "Amends"
    FOLLOWS = "follows", "Follows"


class AgreementLink(models.Model):
    """One agreement's relation to another, e.g. part of a package."""

    document = ("kind", "agreement")

    origin = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=7, choices=LinkKind.choices, help_text="How it stands to the other.")
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="linked_from", help_text="The other agreement."
    )

    class Meta:
        ordering = ["kind", "agreement__slug"]
        constraints = [
            is_one_of("kind", LinkKind, name="agreement_link_kind_is_declared"),
            models.UniqueConstraint(
                fields=["origin", "kind", "agreement"], name="agreement_link_is_listed_once"
            ),
            models.CheckConstraint(
                condition=~Q(origin=F("agreement")), name="agreement_is_not_linked_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.agreement}"
