"""Rows about one record of whatever kind: one typed foreign key per kind, exactly one of them set."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from relations.models.one_of import exactly_one
from relations.models.ordering import SortedCharField
from relations.models.record import Documented

RECORD_NOUNS = (
    "organisation",
    "leader",
    "office",
    "tenure",
    "visit",
    "meeting",
    "agreement",
    "statement",
    "trade_figure",
    "investment_figure",
    "travel_figure",
    "partnership",
    "source",
)
REFERENCE_NOUNS = ("country", "place", "topic")


def about(model: str) -> models.ForeignKey:
    """A nullable foreign key to one kind; indexed partially, see `about_indexes`."""
    return models.ForeignKey(
        f"relations.{model}", on_delete=models.PROTECT, null=True, blank=True, db_index=False
    )


class About(models.Model):
    """What is said about a record. The related name on the record is the child's `default_related_name`."""

    nouns: ClassVar[tuple[str, ...]] = RECORD_NOUNS

    record_key = SortedCharField(
        max_length=200, db_index=True, editable=False, help_text="`kind/id` of the record."
    )
    noun = models.CharField(max_length=20, editable=False, help_text="Kind of the record.")
    about_organisation = about("Organisation")
    about_leader = about("Leader")
    about_office = about("Office")
    about_tenure = about("Tenure")
    about_visit = about("Visit")
    about_meeting = about("Meeting")
    about_agreement = about("Agreement")
    about_statement = about("Statement")
    about_trade_figure = about("TradeFigure")
    about_investment_figure = about("InvestmentFigure")
    about_travel_figure = about("TravelFigure")
    about_partnership = about("Partnership")
    about_source = about("Source")
    is_public = models.BooleanField(
        default=False, editable=False, help_text="Derived: whether readers see the record."
    )

    class Meta:
        abstract = True

    def attach(self, record: Documented) -> None:
        """Point at a record: its foreign key, its kind and its key."""
        setattr(self, f"about_{record.noun()}", record)
        self.record_key, self.noun = record.record_key, record.noun()


class AboutAnything(About):
    """What is said about a record or a piece of reference data."""

    nouns = RECORD_NOUNS + REFERENCE_NOUNS

    about_country = about("Country")
    about_place = about("Place")
    about_topic = about("Topic")

    class Meta:
        abstract = True


def about_one_thing(nouns: tuple[str, ...], *, name: str) -> models.CheckConstraint:
    """Exactly one of the typed foreign keys is set, that of the kind which stands beside it."""
    kinds = Q()
    for noun in nouns:
        kinds |= Q(**{"noun": noun, f"about_{noun}__isnull": False})
    return models.CheckConstraint(
        condition=exactly_one(tuple(f"about_{noun}" for noun in nouns)) & kinds, name=name
    )


def about_indexes(nouns: tuple[str, ...], *, prefix: str) -> list[models.Index]:
    """A partial index per kind: each row stands in one of them."""
    return [
        models.Index(
            fields=[f"about_{noun}"],
            condition=Q(**{f"about_{noun}__isnull": False}),
            name=f"{prefix}_{noun}",
        )
        for noun in nouns
    ]
