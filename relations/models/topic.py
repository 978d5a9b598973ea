"""Topics and their parents."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import has_form, is_not_empty
from relations.models.ordering import SortedCharField, ordering_index
from relations.models.record import SLUG, ReferenceData


class Topic(ReferenceData):
    """A subject of meetings, agreements and statements."""

    document = ("label", "parent")

    slug = SortedCharField(max_length=160, unique=True, help_text="Stable, readable identifier.")
    label = SortedCharField(max_length=160, help_text="What readers see.")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The wider topic.",
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = "topic"
        verbose_name_plural = "topics"
        constraints = [
            is_not_empty("label", name="topic_has_a_label"),
            has_form("slug", SLUG, name="topic_has_an_identifier"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="topic_is_not_its_own_parent"),
        ]
        indexes = [
            models.Index(fields=["label", "slug"], name="topic_by_label"),
            ordering_index("updated_at", shown=(), name="topic_by_update"),
            ordering_index("updated_at", shown=(), descending=True, name="topic_by_latest"),
        ]
