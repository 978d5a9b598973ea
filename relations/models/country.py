"""Countries and areas."""

from django.db import models

from relations.models.constraint import has_form, is_not_empty, is_one_of
from relations.models.ordering import SortedCharField, ordering_index
from relations.models.period_field import PeriodField
from relations.models.record import ReferenceData
from relations.values.period import Reading


class CountryKind(models.TextChoices):
    """A filing rule, never a position on recognition."""

    STATE = "state", "State"
    FORMER_STATE = "former_state", "Former state"
    TERRITORY = "territory", "Territory"
    GROUP = "group", "Group of countries"
    SPECIAL_AREA = "special_area", "Special area"


class Country(ReferenceData):
    """A country or area: an ISO 3166-1 entry, a former state, or an area under a user-assigned X code."""

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

    code = SortedCharField(
        max_length=3, primary_key=True, help_text="ISO 3166-1 alpha-3, or a user-assigned X code."
    )
    alpha_2 = models.CharField(max_length=2, null=True, blank=True, help_text="ISO 3166-1 alpha-2.")
    alpha_3 = models.CharField(max_length=3, null=True, blank=True, help_text="ISO 3166-1 alpha-3.")
    numeric = models.CharField(max_length=3, null=True, blank=True, help_text="ISO 3166-1 numeric, as text.")
    name = SortedCharField(max_length=120, help_text="ISO name.")
    official_name = models.CharField(max_length=160, null=True, blank=True, help_text="ISO official name.")
    kind = models.CharField(
        max_length=12, choices=CountryKind.choices, default=CountryKind.STATE, help_text="Filing rule."
    )
    period = PeriodField(
        reading=Reading.ALL_OF_IT, help_text="From when until when it existed, where that is filed."
    )
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="predecessors",
        help_text="What came after a former state.",
    )

    class Meta:
        ordering = ["code"]
        verbose_name = "country"
        verbose_name_plural = "countries"
        constraints = [
            is_one_of("kind", CountryKind, name="country_kind_is_declared"),
            is_not_empty("name", name="country_has_a_name"),
            has_form("code", r"^[A-Z]{3}\Z", name="country_code_is_three_capitals"),
            models.UniqueConstraint(fields=["alpha_2"], name="country_alpha_2_is_unique"),
            models.UniqueConstraint(fields=["alpha_3"], name="country_alpha_3_is_unique"),
            models.UniqueConstraint(fields=["numeric"], name="country_numeric_is_unique"),
        ]
        indexes = [
            models.Index(fields=["name", "code"], name="country_by_name"),
            ordering_index("updated_at", unique="code", shown=(), name="country_by_update"),
            ordering_index("updated_at", unique="code", shown=(), descending=True, name="country_by_latest"),
        ]


class CountryCode(models.Model):
    """Another code by which a country is or was known, e.g. a withdrawn one of ISO 3166-3."""

    document = ("code",)

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="other_codes")
    code = models.CharField(max_length=8, unique=True, help_text="The other code.")

    class Meta:
        ordering = ["code"]
        constraints = [is_not_empty("code", name="country_code_is_not_empty")]

    def __str__(self) -> str:
        return self.code
