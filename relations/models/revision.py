"""The history: immutable steps, each with the whole document after it."""

from django.db import models

from relations.models.constraint import counts_from_one, is_not_empty, is_one_of, is_sha256
from relations.models.ordering import SortedCharField
from relations.models.record import Publication


class Deed(models.TextChoices):
    """What was done to a record."""

    CREATE = "create", "Create"
    CORRECT = "correct", "Correct"
    CITE = "cite", "Cite"
    PUBLISH = "publish", "Publish"
    RETRACT = "retract", "Retract"
    MERGE = "merge", "Merge"
    RENAME = "rename", "Rename"
    SUBMIT = "submit", "Submit"
    RETURN = "return", "Return"
    RESTORE = "restore", "Restore"
    UNMERGE = "unmerge", "Unmerge"
    MOVE = "move", "Move claims"


class Revision(models.Model):
    """One immutable step in the history of a record: who, when, why, and the whole document after it.

    Names record and actor as text, so that nothing blocks or changes it. The database refuses UPDATE,
    DELETE and TRUNCATE, but for redaction, which blanks the document and says so.
    `sequence` is commit-ordered, because every action holds the history lock.
    """

    sequence = models.BigAutoField(primary_key=True, help_text="Place in the history of everything.")
    noun = models.CharField(max_length=20, help_text="Kind of the record.")
    key = SortedCharField(max_length=160, help_text="Identifier of the record within its kind.")
    number = models.PositiveIntegerField(help_text="Place in the history of the record, from 1.")
    deed = models.CharField(max_length=8, choices=Deed.choices, help_text="What was done.")
    publication = models.CharField(
        max_length=10, null=True, help_text="Editorial state of the record after it; null for reference data."
    )
    by = models.CharField(max_length=150, help_text="Who did it.")
    approved_by = models.CharField(
        max_length=150, null=True, help_text="Who approved it, where it corrects what readers saw."
    )
    at = models.DateTimeField(help_text="When.")
    reason = models.TextField(blank=True, default="", help_text="Why.")
    document = models.TextField(help_text="The whole document after it, as canonical JSON.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the document.")
    is_public = models.BooleanField(
        default=False,
        editable=False,
        help_text="Whether readers could see this step: the document, or that it was gone.",
    )

    redacted_at = models.DateTimeField(
        null=True, help_text="When its document was blanked; null for all others."
    )
    redacted_by = models.CharField(max_length=150, null=True, help_text="Who blanked its document.")
    redacted_because = models.TextField(null=True, help_text="Why its document was blanked.")

    class Meta:
        ordering = ["sequence"]
        verbose_name = "revision"
        verbose_name_plural = "revisions"
        constraints = [
            is_one_of("deed", Deed, name="revision_deed_is_declared"),
            is_one_of("publication", Publication, name="revision_publication_is_declared"),
            is_sha256("digest", name="revision_digest_is_a_digest"),
            is_not_empty("by", name="revision_names_who_did_it"),
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("by")), name="revision_is_approved_by_another"
            ),
            models.UniqueConstraint(
                fields=["noun", "key", "number"], name="revision_number_is_unique_in_its_record"
            ),
            counts_from_one("number", name="revision_number_counts_from_one"),
        ]
        indexes = [
            models.Index(fields=["noun", "key", "-sequence"], name="revision_by_record"),
            models.Index(fields=["is_public", "sequence"], name="revision_by_public_sequence"),
            models.Index(
                fields=["-redacted_at"],
                condition=models.Q(redacted_at__isnull=False),
                name="revision_by_redaction",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noun}/{self.key} #{self.number}"

    @property
    def is_redacted(self) -> bool:
        """Whether its document was blanked, for personal data or libel."""
        return self.redacted_at is not None
