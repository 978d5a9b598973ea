"""The history: immutable revisions, each with the complete document after it."""

from django.db import models

from relations.models.constraint import check, counts_from_one, is_not_empty, is_one_of, is_sha256, is_unique
from relations.models.ordering import SortedCharField
from relations.models.record import Publication


class RevisionKind(models.TextChoices):
    """The kinds of changes to a record."""

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
    """One immutable revision of a record: who, when, why, and the complete document after it.

    Record and author are text, so no foreign key blocks or changes a revision. The database refuses UPDATE,
    DELETE and TRUNCATE, except for redaction, which blanks the document and records who did it and why.
    `sequence` follows the order of commits, because every action holds the history lock.
    """

    sequence = models.BigAutoField(primary_key=True, help_text="Position in the history of all records.")
    noun = models.CharField("kind of record", max_length=20, help_text="Kind of the record.")
    key = SortedCharField("record", max_length=160, help_text="Identifier of the record within its kind.")
    number = models.PositiveIntegerField(help_text="Position in the history of the record, from 1.")
    action = models.CharField(max_length=8, choices=RevisionKind.choices, help_text="Kind of change.")
    publication = models.CharField(
        "editorial state",
        max_length=10,
        null=True,
        help_text="Editorial state of the record after the change. Null for reference data.",
    )
    by = models.CharField(max_length=150, help_text="Author of the change.")
    approved_by = models.CharField(
        max_length=150, null=True, help_text="Who approved the change. Null if it needed no approval."
    )
    at = models.DateTimeField(help_text="Time of the change.")
    reason = models.TextField(
        blank=True, default="", help_text="Reason for the change. Empty if none is recorded."
    )
    document = models.TextField(help_text="The complete document after the change, as canonical JSON.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the document, in hexadecimal.")
    is_public = models.BooleanField(
        "published",
        default=False,
        editable=False,
        help_text="Whether the revision is public: readers see the document, or that the record is gone.",
    )

    redacted_at = models.DateTimeField(
        null=True, help_text="When the document was redacted. Null if it was not."
    )
    redacted_by = models.CharField(
        max_length=150, null=True, help_text="Who redacted the document. Null if nobody did."
    )
    redacted_because = models.TextField(
        null=True, help_text="Why the document was redacted. Null if it was not."
    )

    class Meta:
        ordering = ["sequence"]
        verbose_name = "revision"
        verbose_name_plural = "revisions"
        constraints = [
            is_one_of("action", RevisionKind, name="revision_action_is_declared"),
            is_one_of("publication", Publication, name="revision_publication_is_declared"),
            is_sha256("digest", name="revision_digest_is_a_digest"),
            is_not_empty("by", name="revision_names_who_did_it"),
            check(
                ~models.Q(approved_by=models.F("by")),
                name="revision_is_approved_by_another",
                message="An author cannot approve their own change. Ask another reviewer.",
            ),
            is_unique(
                "noun",
                "key",
                "number",
                name="revision_number_is_unique_in_its_record",
                message="The record has a revision with this number already. Read it again and retry.",
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
        """Whether the document was redacted, for personal data or libel."""
        return self.redacted_at is not None
