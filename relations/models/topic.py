"""Topics and their parents."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import check, is_not_empty, matches_pattern
from relations.models.dimension import by
from relations.models.duplicates import SameName
from relations.models.ordering import SortedCharField, ordering_index
from relations.models.record import SLUG, SLUG_MESSAGE, ReferenceData


class Topic(ReferenceData):
    """A subject of meetings, agreements and statements."""

    example_key = "rare-earths"
    document = ("label", "parent")
    name_field = "label"
    search_rank = 5
    dimensions = {"parent": by("parent__slug")}
    list_columns = ("label", "parent")
    duplicates = (SameName(),)

    slug = SortedCharField(
        "identifier", max_length=160, unique=True, help_text="Stable, readable identifier."
    )
    label = SortedCharField(max_length=160, help_text="Name of the topic.")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The broader topic. Null if there is none.",
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = "topic"
        verbose_name_plural = "topics"
        constraints = [
            is_not_empty("label", name="topic_has_a_label"),
            matches_pattern("slug", SLUG, name="topic_has_an_identifier", message=SLUG_MESSAGE),
            check(
                ~Q(parent=F("id")),
                name="topic_is_not_its_own_parent",
                message="A topic cannot be its own parent. Name another topic, or none.",
            ),
        ]
        indexes = [
            models.Index(fields=["label", "slug"], name="topic_by_label"),
            ordering_index("updated_at", prefix=(), name="topic_by_update"),
            ordering_index("updated_at", prefix=(), descending=True, name="topic_by_latest"),
        ]
