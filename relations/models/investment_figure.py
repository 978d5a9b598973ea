"""Figures of investment from one country in another."""

from django.db import models
from django.db.models import F, Q

from relations.models.constraint import is_one_of
from relations.models.figure import IDENTITY, Figure, identity
from relations.models.ordering import asked_index


class Series(models.TextChoices):
    """What is invested in a period, or what stands at its end."""

    FLOW = "flow", "Flow"
    STOCK = "stock", "Stock"


class InvestmentFigure(Figure):
    """A figure of the investment of one country in another: amount, projects, growth, rank or share."""

    document = ("investor", "host", "series", *Figure.figure_document)
    facts = ("investor", "host", *Figure.figure_facts)

    investor = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="investments",
        help_text="Where the money comes from; null if not said.",
    )
    host = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="received_investments",
        help_text="Where it is invested; null if not said.",
    )
    series = models.CharField(max_length=5, choices=Series.choices, help_text="Flow or stock.")
    identity = identity("investor", "host", "series", *IDENTITY)

    class Meta(Figure.Meta):
        verbose_name = "investment figure"
        verbose_name_plural = "investment figures"
        constraints = [
            *Figure.Meta.constraints,
            is_one_of("series", Series, name="investmentfigure_series_is_declared"),
            models.CheckConstraint(condition=~Q(investor=F("host")), name="investmentfigure_has_two_sides"),
        ]
        indexes = [
            *Figure.Meta.indexes,
            asked_index("series", name="investmentfigure_of_series"),
        ]
