"""Offices that leaders hold."""

from django.db import models

from relations.models.constraint import check, is_not_empty, is_one_of
from relations.models.dimension import by, by_columns
from relations.models.one_of import OneOf, exactly_one
from relations.models.ordering import SortedCharField, filter_index
from relations.models.record import Record


class OfficeFunction(models.TextChoices):
    """The functions of offices, independent of their titles."""

    HEAD_OF_STATE = "head_of_state", "Head of state"
    HEAD_OF_GOVERNMENT = "head_of_government", "Head of government"
    PARTY_LEADER = "party_leader", "Party leader"
    MINISTER = "minister", "Minister"
    SPEAKER = "speaker", "Speaker of a legislature"
    OTHER = "other", "Other"


class Office(Record):
    """A post in a country or an organisation, e.g. Prime Minister of Viet Nam."""

    example_key = "prime-minister-of-vietnam"
    document = ("title", "function", "body")
    facts = ("title", "body")
    name_field = "title"
    search_rank = 3
    hint_paths = ("body_country__name", "body_organisation__name")
    dimensions = {**by_columns("function"), "body": by("body_country", "body_organisation__slug")}
    list_columns = ("title", "function", "body")
    country_paths = ("body_country", "body_organisation__country")

    title = SortedCharField(max_length=160, help_text="Title of the office.")
    function = models.CharField(
        max_length=20,
        choices=OfficeFunction.choices,
        help_text="Function of the office, independent of its title.",
    )
    body_country = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        help_text="The country whose office it is.",
    )
    body_organisation = models.ForeignKey(
        "relations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        help_text="The organisation whose office it is.",
    )
    body = OneOf(country="body_country", organisation="body_organisation")

    class Meta(Record.Meta):
        verbose_name = "office"
        verbose_name_plural = "offices"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("function", OfficeFunction, name="office_function_is_declared"),
            is_not_empty("title", name="office_has_a_title"),
            check(
                exactly_one(("body_country", "body_organisation")),
                name="office_belongs_to_exactly_one_body",
                message="An office belongs to exactly one country or organisation. Name one of them.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["publication", "title", "slug"], name="office_by_title"),
            filter_index("function", name="office_of_function"),
        ]
