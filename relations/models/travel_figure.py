"""Figures of travellers from one country to another."""

from django.db import models
from django.db.models import F, Q

from relations.models.figure import IDENTITY, Figure, identity


class TravelFigure(Figure):
    """A figure of people who travel from one country to another: number, growth, rank or share."""

    document = ("origin", "destination", *Figure.figure_document)
    facts = ("origin", "destination", *Figure.figure_facts)

    origin = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="departures",
        help_text="Where travellers come from; null if not said.",
    )
    destination = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="arrivals",
        help_text="Where they go; null if not said.",
    )
    identity = identity("origin", "destination", *IDENTITY)

    class Meta(Figure.Meta):
        verbose_name = "travel figure"
        verbose_name_plural = "travel figures"
        constraints = [
            *Figure.Meta.constraints,
            models.CheckConstraint(condition=~Q(origin=F("destination")), name="travelfigure_has_two_sides"),
        ]
