"""Figures of investment from one country in another."""

from django.db import models
from django.db.models import F, Q

from relations.models.composed_name import UNNAMED, column
from relations.models.constraint import check, is_one_of
from relations.models.dimension import by_columns
from relations.models.duplicates import LessSpecific
from relations.models.figure import IDENTITY, Figure, identity
from relations.models.ordering import filter_index
from relations.models.search_entry import NameKind
from relations.models.timeline_entry import QUANTITY_TEXTS, TimelineEntry


class Series(models.TextChoices):
    """Flow: what is invested in a period. Stock: what is invested in total at its end."""

    FLOW = "flow", "Flow"
    STOCK = "stock", "Stock"


class InvestmentFigure(Figure):
    """A figure of the investment of one country in another: amount, projects, growth, rank or share."""

    example_key = "chn-vnm-investment-flow-2023-01-06"
    document = ("investor", "host", "series", *Figure.figure_document)
    facts = ("investor", "host", *Figure.figure_facts)
    searched_fields = {"share_of": NameKind.TEXT}
    dimensions = {**by_columns("investor", "host", "series"), **Figure.figure_dimensions}
    name_parts = (
        "Investment of ",
        column("investor__name", missing=UNNAMED),
        " in ",
        column("host__name", missing=UNNAMED),
        ", ",
        column("measure"),
        column("period", before=", "),
    )
    list_columns = ("investor", "host", "series", "measure", "quantity", "period")
    identity_columns = ("investor", "host", "series", *IDENTITY)
    duplicates = (
        LessSpecific("the same, but one names no authority", identity_columns, may_lack=("authority",)),
    )
    country_paths = ("investor", "host")
    timeline_entry = TimelineEntry(
        {
            "sort": "measure",
            "aspect": "series",
            "origin": "investor",
            "destination": "host",
            **QUANTITY_TEXTS,
        },
        noun_in_title="Investment",
    )

    investor = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="investments",
        help_text="The country that the investment comes from. Null if not stated.",
    )
    host = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="received_investments",
        help_text="The country that receives the investment. Null if not stated.",
    )
    series = models.CharField(max_length=5, choices=Series.choices, help_text="Flow or stock.")
    identity = identity(*identity_columns)

    class Meta(Figure.Meta):
        verbose_name = "investment figure"
        verbose_name_plural = "investment figures"
        constraints = [
            *Figure.Meta.constraints,
            is_one_of("series", Series, name="investmentfigure_series_is_declared"),
            check(
                ~Q(investor=F("host")),
                name="investmentfigure_has_two_countries",
                message="Investor and host are the same country. Name two countries.",
            ),
        ]
        indexes = [
            *Figure.Meta.indexes,
            filter_index("series", name="investmentfigure_of_series"),
        ]
