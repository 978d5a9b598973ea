"""Offices that leaders hold."""

from django.db import models

from relations.models.constraint import is_not_empty, is_one_of
from relations.models.one_of import OneOf, exactly_one
from relations.models.ordering import SortedCharField, asked_index
from relations.models.record import Record


class OfficeFunction(models.TextChoices):
    """What an office does, whatever its title."""

    HEAD_OF_STATE = "head_of_state", "Head of state"
    HEAD_OF_GOVERNMENT = "head_of_government", "Head of government"
    PARTY_LEADER = "party_leader", "Party leader"
    MINISTER = "minister", "Minister"
    SPEAKER = "speaker", "Speaker of a legislature"
    OTHER = "other", "Other"


class Office(Record):
    """A post in a country or an organisation, e.g. Prime Minister of Viet Nam."""

    document = ("title", "function", "body")
    facts = ("title", "body")

    title = SortedCharField(max_length=160, help_text="Title of the office.")
    function = models.CharField(
        max_length=20, choices=OfficeFunction.choices, help_text="What the office does."
    )
    body_country = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        help_text="Its country.",
    )
    body_organisation = models.ForeignKey(
        "relations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        help_text="Its organisation.",
    )
    body = OneOf(country="body_country", organisation="body_organisation")

    class Meta(Record.Meta):
        verbose_name = "office"
        verbose_name_plural = "offices"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("function", OfficeFunction, name="office_function_is_declared"),
            is_not_empty("title", name="office_has_a_title"),
            models.CheckConstraint(
                condition=exactly_one(("body_country", "body_organisation")),
                name="office_belongs_to_exactly_one_body",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["publication", "title", "slug"], name="office_by_title"),
            asked_index("function", name="office_of_function"),
        ]
