"""Countries and areas."""

from django.db import models

from relations.models.alias import AliasKind
from relations.models.constraint import is_not_empty, is_one_of, is_unique, matches_pattern
from relations.models.dimension import by_columns
from relations.models.ordering import SortedCharField, ordering_index
from relations.models.period_field import PeriodField
from relations.models.record import ReferenceData
from relations.values.period import Reading


class CountryKind(models.TextChoices):
    """How the project files a country or area. It says nothing about recognition."""

    STATE = "state", "State"
    FORMER_STATE = "former_state", "Former state"
    TERRITORY = "territory", "Territory"
    GROUP = "group", "Group of countries"
    SPECIAL_AREA = "special_area", "Special area"


class Country(ReferenceData):
    """A country or area: an entry of ISO 3166-1, a former state, or an area with a user-assigned X code."""

    example_key = "VNM"
    document = (
        "alpha_2",
        "alpha_3",
        "numeric",
        "name",
        "official_name",
        "kind",
        "period",
        "successors",
        "other_codes",
    )
    key_field = "code"
    name_field = "name"
    searched_fields = {"official_name": AliasKind.OFFICIAL}
    search_rank = 0
    hint_alias = AliasKind.OFFICIAL
    date_field = "period"
    dimensions = by_columns("kind")
    list_columns = ("name", "kind", "alpha_2", "period")
    is_claimed_anywhere = True

    code = SortedCharField(
        max_length=3,
        primary_key=True,
        help_text="ISO 3166-1 alpha-3 code, or a user-assigned code that begins with X.",
    )
    alpha_2 = models.CharField(
        max_length=2, null=True, blank=True, help_text="ISO 3166-1 alpha-2 code. Null if it has none."
    )
    alpha_3 = models.CharField(
        max_length=3, null=True, blank=True, help_text="ISO 3166-1 alpha-3 code. Null if it has none."
    )
    numeric = models.CharField(
        max_length=3,
        null=True,
        blank=True,
        help_text="ISO 3166-1 numeric code, as text. Null if it has none.",
    )
    name = SortedCharField(max_length=120, help_text="Short name in ISO 3166-1.")
    official_name = models.CharField(
        max_length=160, null=True, blank=True, help_text="Official name in ISO 3166-1. Null if it has none."
    )
    kind = models.CharField(
        max_length=12,
        choices=CountryKind.choices,
        default=CountryKind.STATE,
        help_text="How the project files it. This says nothing about recognition.",
    )
    period = PeriodField(reading=Reading.ALL_OF_IT, help_text="When it existed. Null if not stated.")
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="predecessors",
        help_text="The states that succeeded a former state.",
    )

    class Meta:
        ordering = ["code"]
        verbose_name = "country"
        verbose_name_plural = "countries"
        constraints = [
            is_one_of("kind", CountryKind, name="country_kind_is_declared"),
            is_not_empty("name", name="country_has_a_name"),
            matches_pattern(
                "code",
                r"^[A-Z]{3}\Z",
                name="country_code_is_three_capitals",
                message="A country code has three capital letters. Write it as in VNM.",
            ),
            is_unique(
                "alpha_2",
                name="country_alpha_2_is_unique",
                message="Another country has this alpha-2 code. Check both.",
            ),
            is_unique(
                "alpha_3",
                name="country_alpha_3_is_unique",
                message="Another country has this alpha-3 code. Check both.",
            ),
            is_unique(
                "numeric",
                name="country_numeric_is_unique",
                message="Another country has this numeric code. Check both.",
            ),
        ]
        indexes = [
            models.Index(fields=["name", "code"], name="country_by_name"),
            ordering_index("updated_at", unique="code", prefix=(), name="country_by_update"),
            ordering_index("updated_at", unique="code", prefix=(), descending=True, name="country_by_latest"),
        ]


class CountryCode(models.Model):
    """A further code of a country, e.g. one that ISO 3166-3 withdrew."""

    document = ("code",)

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="other_codes")
    code = models.CharField(max_length=8, unique=True, help_text="The code.")

    class Meta:
        ordering = ["code"]
        constraints = [is_not_empty("code", name="country_code_is_not_empty")]

    def __str__(self) -> str:
        return self.code
