"""Conflicts: facts on which sources disagree. Derived by the actions, never edited."""

from django.db import models

from relations.models.about import RECORD_NOUNS, About, about_indexes, about_one_thing
from relations.models.constraint import is_unique
from relations.models.ordering import SortedCharField, filter_index


class ConflictQuerySet(models.QuerySet):
    """Conflicts."""

    def public(self):
        """Those of published records."""
        return self.filter(is_public=True)


class Conflict(About):
    """A fact on which two live claims contradict each other, or one contradicts the record. Derived."""

    fact = SortedCharField(max_length=40, help_text="The fact in conflict.")
    chosen = models.JSONField(
        "current value", null=True, help_text="The value that the record holds, in portable form."
    )
    reason = models.TextField(
        blank=True, default="", help_text="Why this value was chosen. Empty if no reason is recorded."
    )
    source_count = models.PositiveIntegerField(
        "sources", default=0, help_text="Independent sources with a live claim on the fact."
    )

    objects = ConflictQuerySet.as_manager()

    class Meta:
        default_related_name = "conflicts"
        ordering = ["record_key", "fact"]
        verbose_name = "conflict"
        verbose_name_plural = "conflicts"
        constraints = [
            about_one_thing(RECORD_NOUNS, name="conflict_is_about_exactly_one_record"),
            is_unique(
                "record_key",
                "fact",
                name="conflict_is_listed_once",
                message="The fact is listed as a conflict already. Reassess the record.",
            ),
        ]
        indexes = [
            *about_indexes(RECORD_NOUNS, prefix="conflict"),
            models.Index(fields=["is_public", "record_key", "fact", "id"], name="conflict_by_record"),
            filter_index("fact", name="conflict_of_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.record_key} {self.fact}"
