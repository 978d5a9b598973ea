"""Facts on which sources disagree; derived by the actions, never typed."""

from django.db import models

from relations.models.about import RECORD_NOUNS, About, about_indexes, about_one_thing
from relations.models.ordering import SortedCharField, asked_index


class ConflictQuerySet(models.QuerySet):
    """Conflicts."""

    def public(self):
        """Those of records that readers see."""
        return self.filter(is_public=True)


class Conflict(About):
    """A fact for which two live claims contradict each other, or one contradicts the record. Derived."""

    fact = SortedCharField(max_length=40, help_text="The field of the record.")
    chosen = models.JSONField(null=True, help_text="The value of the record, in portable form.")
    reason = models.TextField(blank=True, default="", help_text="Why this value was chosen.")
    source_count = models.PositiveIntegerField(
        default=0, help_text="Independent sources with a live claim on the fact."
    )

    objects = ConflictQuerySet.as_manager()

    class Meta:
        default_related_name = "conflicts"
        ordering = ["record_key", "fact"]
        verbose_name = "conflict"
        verbose_name_plural = "conflicts"
        constraints = [
            about_one_thing(RECORD_NOUNS, name="conflict_is_about_exactly_one_record"),
            models.UniqueConstraint(fields=["record_key", "fact"], name="conflict_is_listed_once"),
        ]
        indexes = [
            *about_indexes(RECORD_NOUNS, prefix="conflict"),
            models.Index(fields=["is_public", "record_key", "fact", "id"], name="conflict_by_record"),
            asked_index("fact", name="conflict_of_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.record_key} {self.fact}"
