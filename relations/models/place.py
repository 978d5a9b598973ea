"""Places, and the countries and places that contain them."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import check, is_not_empty, is_one_of, matches_pattern
from relations.models.dimension import by, by_columns
from relations.models.duplicates import SameName
from relations.models.ordering import SortedCharField, filter_index, ordering_index
from relations.models.record import SLUG, SLUG_MESSAGE, ReferenceData


class PlaceKind(models.TextChoices):
    """The kinds of places."""

    CITY = "city", "City"
    SITE = "site", "Site"
    WATER = "water", "Water"
    ROUTE = "route", "Route"


class Place(ReferenceData):
    """A city, site, water or route: a place of events, or the subject of an agreement."""

    example_key = "hanoi"
    document = ("name", "kind", "country", "within")
    name_field = "name"
    search_rank = 4
    hint_paths = ("country__name",)
    dimensions = {**by_columns("kind", "country"), "within": by("within__slug")}
    list_columns = ("name", "kind", "country")
    duplicates = (SameName(),)
    compared_fields = ("within", "country")
    is_claimed_anywhere = True

    slug = SortedCharField(
        "identifier", max_length=160, unique=True, help_text="Stable, readable identifier."
    )
    name = SortedCharField(max_length=160, help_text="Usual English name.")
    kind = models.CharField(max_length=5, choices=PlaceKind.choices, help_text="Kind of place.")
    country = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="places",
        help_text="The country it is in. Null if it is in none, or in several.",
    )
    within = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contents",
        help_text="The place that contains it. Null if none is recorded.",
    )

    class Meta:
        ordering = ["slug"]
        verbose_name = "place"
        verbose_name_plural = "places"
        constraints = [
            is_one_of("kind", PlaceKind, name="place_kind_is_declared"),
            is_not_empty("name", name="place_has_a_name"),
            matches_pattern("slug", SLUG, name="place_has_an_identifier", message=SLUG_MESSAGE),
            check(
                ~Q(within=F("id")),
                name="place_is_not_within_itself",
                message="A place cannot be within itself. Name another place, or none.",
            ),
        ]
        indexes = [
            models.Index(fields=["name", "slug"], name="place_by_name"),
            ordering_index("updated_at", prefix=(), name="place_by_update"),
            ordering_index("updated_at", prefix=(), descending=True, name="place_by_latest"),
            filter_index("kind", name="place_of_kind"),
        ]
