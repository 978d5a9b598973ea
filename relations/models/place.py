"""Places and what they lie in."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import has_form, is_not_empty, is_one_of
from relations.models.ordering import SortedCharField, asked_index, ordering_index
from relations.models.record import SLUG, ReferenceData


class PlaceKind(models.TextChoices):
    """What sort of place."""

    CITY = "city", "City"
    SITE = "site", "Site"
    WATER = "water", "Water"
    ROUTE = "route", "Route"


class Place(ReferenceData):
    """A city, site, water or route where things happen or which agreements concern."""

    document = ("name", "kind", "country", "within")

    slug = SortedCharField(max_length=160, unique=True, help_text="Stable, readable identifier.")
    name = SortedCharField(max_length=160, help_text="Usual English name.")
    kind = models.CharField(max_length=5, choices=PlaceKind.choices, help_text="What sort of place.")
    country = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="places",
        help_text="The country it lies in; null if in none or in several.",
    )
    within = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contents",
        help_text="A place that contains it.",
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = "place"
        verbose_name_plural = "places"
        constraints = [
            is_one_of("kind", PlaceKind, name="place_kind_is_declared"),
            is_not_empty("name", name="place_has_a_name"),
            has_form("slug", SLUG, name="place_has_an_identifier"),
            models.CheckConstraint(condition=~Q(within=F("id")), name="place_is_not_within_itself"),
        ]
        indexes = [
            models.Index(fields=["name", "slug"], name="place_by_name"),
            ordering_index("updated_at", shown=(), name="place_by_update"),
            ordering_index("updated_at", shown=(), descending=True, name="place_by_latest"),
            asked_index("kind", name="place_of_kind"),
        ]
