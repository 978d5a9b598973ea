"""Figures of travellers from one country to another."""

from django.db import models
from django.db.models import F, Q

from relations.models.composed_name import UNNAMED, column
from relations.models.constraint import check
from relations.models.dimension import by_columns
from relations.models.duplicates import LessSpecific
from relations.models.figure import IDENTITY, Figure, identity
from relations.models.search_entry import NameKind
from relations.models.timeline_entry import QUANTITY_TEXTS, TimelineEntry


class TravelFigure(Figure):
    """A figure of people who travel from one country to another: number, growth, rank or share."""

    example_key = "chn-vnm-travel-2023-01-08"
    document = ("origin", "destination", *Figure.figure_document)
    facts = ("origin", "destination", *Figure.figure_facts)
    searched_fields = {"share_of": NameKind.TEXT}
    dimensions = {**by_columns("origin", "destination"), **Figure.figure_dimensions}
    name_parts = (
        "Travel from ",
        column("origin__name", missing=UNNAMED),
        " to ",
        column("destination__name", missing=UNNAMED),
        ", ",
        column("measure"),
        column("period", before=", "),
    )
    list_columns = ("origin", "destination", "measure", "quantity", "period")
    identity_columns = ("origin", "destination", *IDENTITY)
    duplicates = (
        LessSpecific("the same, but one names no authority", identity_columns, may_lack=("authority",)),
    )
    country_paths = ("origin", "destination")
    timeline_entry = TimelineEntry(
        {
            "sort": "measure",
            "origin": "origin",
            "destination": "destination",
            **QUANTITY_TEXTS,
        },
        noun_in_title="Travel",
    )

    origin = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="departures",
        help_text="The country that travellers come from. Null if not stated.",
    )
    destination = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="arrivals",
        help_text="The country that travellers go to. Null if not stated.",
    )
    identity = identity(*identity_columns)

    class Meta(Figure.Meta):
        verbose_name = "travel figure"
        verbose_name_plural = "travel figures"
        constraints = [
            *Figure.Meta.constraints,
            check(
                ~Q(origin=F("destination")),
                name="travelfigure_has_two_countries",
                message="Origin and destination are the same country. Name two countries.",
            ),
        ]
