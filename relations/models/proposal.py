"""Proposals: changes to published records, each waiting for a reviewer to approve or decline it."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import check, is_not_empty, is_one_of
from relations.models.ordering import SortedCharField
from relations.models.revision import RevisionKind

TWO_RECORD_KINDS = (
    RevisionKind.MERGE,
    RevisionKind.UNMERGE,
    RevisionKind.MOVE,
)  # changes of two records
PROPOSABLE_KINDS = (
    *(
        RevisionKind.CREATE,
        RevisionKind.CORRECT,
        RevisionKind.CITE,
        RevisionKind.PUBLISH,
        RevisionKind.RETRACT,
        RevisionKind.RESTORE,
        RevisionKind.RENAME,
    ),
    *TWO_RECORD_KINDS,
)


class ProposalState(models.TextChoices):
    """The states of a proposal."""

    OPEN = "open", "Open"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ProposalQuerySet(models.QuerySet):
    """Proposals."""

    def open(self):
        """Those that are not decided yet."""
        return self.filter(state=ProposalState.OPEN)

    def about(self, record):
        """Those about one record."""
        return self.filter(noun=record.noun(), key=record.key)


class Proposal(models.Model):
    """A complete document that is to replace one revision of a record, and the decision on it.

    Readers see the published document until a reviewer other than the author approves this one. `base` is the
    revision that the author saw: once the record has a later one, the proposal can only be declined.
    """

    noun = models.CharField("kind of record", max_length=20, help_text="Kind of the record.")
    key = SortedCharField("record", max_length=160, help_text="Identifier of the record within its kind.")
    base = models.PositiveIntegerField(
        help_text="Number of the revision that it replaces. 0 for a new record."
    )
    action = models.CharField(max_length=8, choices=RevisionKind.choices, help_text="Kind of change.")
    document = models.TextField(help_text="The complete document after the change, as canonical JSON.")
    other = SortedCharField(
        max_length=160,
        null=True,
        help_text="The other record of a merge, an unmerge or a move of claims. Null for other changes.",
    )
    other_base = models.PositiveIntegerField(
        null=True, help_text="Number of the revision of the other record. Null if there is no other record."
    )
    by = models.CharField(max_length=150, help_text="Author of the proposal.")
    at = models.DateTimeField(help_text="When it was submitted.")
    reason = models.TextField(
        blank=True, default="", help_text="Reason for the change. Empty if none is recorded."
    )
    state = models.CharField(
        max_length=9,
        choices=ProposalState.choices,
        default=ProposalState.OPEN,
        help_text="Open, approved, declined, or withdrawn by its author.",
    )
    decided_by = models.CharField(
        max_length=150, null=True, help_text="Who decided on it. Null while it is open."
    )
    decided_at = models.DateTimeField(null=True, help_text="When it was decided. Null while it is open.")
    comment = models.TextField(blank=True, default="", help_text="Comment of the reviewer.")
    revision = models.PositiveIntegerField(
        null=True, help_text="Number of the revision that the approval created. Null if it is not approved."
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "proposal"
        verbose_name_plural = "proposals"
        permissions = [("review_proposal", "Can approve and decline what others propose")]
        constraints = [
            is_one_of("state", ProposalState, name="proposal_state_is_declared"),
            check(
                Q(action__in=[action.value for action in PROPOSABLE_KINDS]),
                name="proposal_action_is_declared",
                message="This kind of change cannot be proposed. Make the change itself.",
            ),
            check(
                Q(action__in=TWO_RECORD_KINDS, other__isnull=False, other_base__isnull=False)
                | ~Q(action__in=TWO_RECORD_KINDS) & Q(other__isnull=True, other_base__isnull=True),
                name="proposal_about_two_names_the_other",
                message="Only a merge, an unmerge or a move has another record. Name it and its revision.",
            ),
            is_not_empty("by", name="proposal_names_who_made_it"),
            check(
                Q(state=ProposalState.OPEN, decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(state=ProposalState.OPEN) & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="proposal_is_decided_by_somebody",
                message="A decided proposal has the time and the author of the decision. Give both.",
            ),
            check(
                ~Q(state=ProposalState.APPROVED) | ~Q(decided_by=F("by")),
                name="proposal_is_approved_by_another",
                message="An author cannot approve their own proposal. Ask another reviewer.",
            ),
            check(
                ~Q(state=ProposalState.DECLINED) | ~Q(comment=""),
                name="proposal_is_declined_with_a_comment",
                message="A declined proposal needs a comment. Write why it is declined.",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "id"], name="proposal_by_state"),
            models.Index(fields=["noun", "key", "id"], name="proposal_by_record"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.record_key}"

    @property
    def record_key(self) -> str:
        """Kind and identifier of the record: `visit/xi-jinping-vietnam-2023-12`."""
        return f"{self.noun}/{self.key}"
