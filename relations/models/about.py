"""Rows about one record of any kind: one foreign key per kind, exactly one of them set."""

from django.db import models
from django.db.models import Q

from relations.models.constraint import check
from relations.models.one_of import exactly_one
from relations.models.ordering import SortedCharField
from relations.models.record import Documented


def about(model: str) -> models.ForeignKey:
    """A nullable foreign key to one kind. `about_indexes` gives it a partial index."""
    return models.ForeignKey(
        f"relations.{model}", on_delete=models.PROTECT, null=True, blank=True, db_index=False
    )


class About(models.Model):
    """A row about a record. Each model sets `default_related_name`, the related name on the record."""

    record_key = SortedCharField(
        "record", max_length=200, db_index=True, editable=False, help_text="`kind/id` of the record."
    )
    noun = models.CharField("kind of record", max_length=20, editable=False, help_text="Kind of the record.")
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
        "published", default=False, editable=False, help_text="Derived. Whether the record is public."
    )

    class Meta:
        abstract = True

    def attach(self, record: Documented) -> None:
        """Point at a record: its foreign key, its kind and its key."""
        setattr(self, f"about_{record.noun()}", record)
        self.record_key, self.noun = record.record_key, record.noun()


class AboutAnything(About):
    """A row about a record or a piece of reference data."""

    about_country = about("Country")
    about_place = about("Place")
    about_topic = about("Topic")

    class Meta:
        abstract = True


def nouns_of(model: type[About]) -> tuple[str, ...]:
    """The kinds that rows can be about: those with a foreign key."""
    names = (field.name for field in model._meta.fields)
    return tuple(name.removeprefix("about_") for name in names if name.startswith("about_"))


RECORD_NOUNS = nouns_of(About)
ALL_NOUNS = nouns_of(AboutAnything)


def about_one_thing(nouns: tuple[str, ...], *, name: str) -> models.CheckConstraint:
    """Exactly one of the foreign keys is set: that of the kind in `noun`."""
    kinds = Q()
    for noun in nouns:
        kinds |= Q(**{"noun": noun, f"about_{noun}__isnull": False})
    message = "The row must belong to exactly one record, of the kind in noun. Name one record."
    return check(exactly_one(tuple(f"about_{noun}" for noun in nouns)) & kinds, name=name, message=message)


def about_indexes(nouns: tuple[str, ...], *, prefix: str) -> list[models.Index]:
    """A partial index per kind: each row is in one of them."""
    return [
        models.Index(
            fields=[f"about_{noun}"],
            condition=Q(**{f"about_{noun}__isnull": False}),
            name=f"{prefix}_{noun}",
        )
        for noun in nouns
    ]
