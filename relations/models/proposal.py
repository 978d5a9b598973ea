"""What somebody proposes to show to readers, until somebody else approves or declines it."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import is_not_empty, is_one_of
from relations.models.ordering import SortedCharField
from relations.models.revision import Deed

OF_TWO = (Deed.MERGE, Deed.UNMERGE, Deed.MOVE)  # deeds that change two records
PROPOSED = (
    *(Deed.CREATE, Deed.CORRECT, Deed.CITE, Deed.PUBLISH, Deed.RETRACT, Deed.RESTORE, Deed.RENAME),
    *OF_TWO,
)


class ProposalState(models.TextChoices):
    """How far a proposal has come."""

    OPEN = "open", "Open"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ProposalQuerySet(models.QuerySet):
    """Proposals."""

    def open(self):
        """Those that nobody has decided yet."""
        return self.filter(state=ProposalState.OPEN)

    def about(self, record):
        """Those about one record."""
        return self.filter(noun=record.noun(), key=record.key)


class Proposal(models.Model):
    """A whole document that shall take the place of one revision of a record, and what became of it.

    Readers see the approved document until somebody else than the author approves this one. `base` is the
    revision that the author saw: once the record has moved on, the proposal can only be declined.
    """

    noun = models.CharField(max_length=20, help_text="Kind of the record.")
    key = SortedCharField(max_length=160, help_text="Identifier of the record within its kind.")
    base = models.PositiveIntegerField(help_text="Revision that it is made for; 0 for a new record.")
    deed = models.CharField(max_length=8, choices=Deed.choices, help_text="What shall be done.")
    document = models.TextField(help_text="The whole document as it shall be, as canonical JSON.")
    other = SortedCharField(
        max_length=160,
        null=True,
        help_text="The record that becomes one with it, is parted from it, or gets its claims.",
    )
    other_base = models.PositiveIntegerField(null=True, help_text="Revision of that one that it is made for.")
    by = models.CharField(max_length=150, help_text="Who proposes it.")
    at = models.DateTimeField(help_text="When it was proposed.")
    reason = models.TextField(blank=True, default="", help_text="Why.")
    state = models.CharField(
        max_length=9,
        choices=ProposalState.choices,
        default=ProposalState.OPEN,
        help_text="Open, approved, declined, or withdrawn by its author.",
    )
    decided_by = models.CharField(max_length=150, null=True, help_text="Who decided.")
    decided_at = models.DateTimeField(null=True, help_text="When it was decided.")
    word = models.TextField(blank=True, default="", help_text="What the reviewer said to it.")
    revision = models.PositiveIntegerField(null=True, help_text="Revision that the approval made.")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "proposal"
        verbose_name_plural = "proposals"
        permissions = [("review_proposal", "Can approve and decline what others propose")]
        constraints = [
            is_one_of("state", ProposalState, name="proposal_state_is_declared"),
            models.CheckConstraint(
                condition=Q(deed__in=[deed.value for deed in PROPOSED]), name="proposal_deed_is_declared"
            ),
            models.CheckConstraint(
                condition=Q(deed__in=OF_TWO, other__isnull=False, other_base__isnull=False)
                | ~Q(deed__in=OF_TWO) & Q(other__isnull=True, other_base__isnull=True),
                name="proposal_about_two_names_the_other",
            ),
            is_not_empty("by", name="proposal_names_who_made_it"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.OPEN, decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(state=ProposalState.OPEN) & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="proposal_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.APPROVED) | ~Q(decided_by=F("by")),
                name="proposal_is_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.DECLINED) | ~Q(word=""),
                name="proposal_is_declined_with_a_word",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "id"], name="proposal_by_state"),
            models.Index(fields=["noun", "key", "id"], name="proposal_by_record"),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.record_key}"

    @property
    def record_key(self) -> str:
        """What it is about: `visit/xi-jinping-vietnam-2023-12`."""
        return f"{self.noun}/{self.key}"
