"""The abstract base of trade, investment and travel figures."""

from collections.abc import Collection, Sequence

from django.db import models
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Cast, Coalesce

from relations.models.constraint import is_complete_quantity, is_one_of, is_ordered, is_unique, only_for
from relations.models.dimension import by, by_columns, by_year
from relations.models.ordering import filter_index, ordering_index, with_bounds
from relations.models.period_field import EdtfField, PeriodField
from relations.models.quantity_field import QuantityField
from relations.models.record import Publication, Record
from relations.values.period import Reading


class Measure(models.TextChoices):
    """What a figure measures: value, number of projects, growth, rank or share."""

    VALUE = "value", "Value"
    PROJECTS = "projects", "Number of projects"
    GROWTH = "growth", "Growth"
    RANK = "rank", "Rank"
    SHARE = "share", "Share"


class Joined(Func):
    """Texts joined by bars, without the nesting of Concat that overflows SQLite's parser."""

    template = "(%(expressions)s)"
    arg_joiner = " || '|' || "
    output_field = TextField()


def identity(*columns: str) -> models.GeneratedField:
    """A text that the database derives from all columns that identify a figure, nullable ones included."""
    return models.GeneratedField(expression=joined(columns), output_field=TextField(), db_persist=True)


def joined(columns: Sequence[str], unspecified: Collection[str] = ()) -> Joined:
    """The columns that identify a figure, as one text. Those in `unspecified` count as null."""
    nothing = Value("", TextField())
    terms = [
        nothing if column in unspecified else Coalesce(Cast(F(column), TextField()), nothing)
        for column in columns
    ]
    return Joined(*terms)


IDENTITY = ("measure", "period", "authority", "compared_with", "ranked", "among", "share_of")


class Figure(Record):
    """A number about two countries, as an authority or a source reports it."""

    figure_document = (
        "measure",
        "quantity",
        "period",
        "authority",
        "compared_with",
        "ranked",
        "among",
        "ahead",
        "share_of",
    )
    figure_facts = tuple(field for field in figure_document if field != "measure")

    date_field = "period"
    figure_dimensions = {
        **by_columns("measure", "ranked", "among", "share_of"),
        "authority": by("authority__slug"),
        "unit": by("quantity_unit"),
        "operator": by("quantity_operator"),
        "year": by_year(),
    }
    breakdown_field = "measure"

    measure = models.CharField(max_length=8, choices=Measure.choices, help_text="What the figure measures.")
    quantity = QuantityField("The amount; for a rank, the place.", is_required=True)
    period = PeriodField(reading=Reading.ALL_OF_IT, help_text="The period measured. Null if not stated.")
    authority = models.ForeignKey(
        "relations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        help_text="The authority that published the number. Null if not stated.",
    )
    compared_with = EdtfField(help_text="For growth: the period it is compared with. Null if not stated.")
    ranked = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_ranks",
        help_text="For a rank: the country that holds it. Null if not stated.",
    )
    among = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_ranks_among",
        help_text="For a rank: the group of countries that are ranked. Null means all countries.",
    )
    ahead = models.ManyToManyField(
        "relations.Country",
        blank=True,
        related_name="%(class)s_ranks_ahead",
        help_text="For a rank: the countries that rank higher.",
    )
    share_of = models.CharField(
        max_length=160,
        null=True,
        blank=True,
        help_text="For a share: the total that it is a share of. Null if not stated.",
    )

    class Meta(Record.Meta):
        abstract = True
        constraints = [
            *Record.Meta.constraints,
            is_one_of("measure", Measure, name="%(class)s_measure_is_declared"),
            is_ordered("period", name="%(class)s_ends_after_it_starts"),
            is_complete_quantity("quantity", is_required=True, name="%(class)s_has_a_quantity"),
            only_for("compared_with", Measure.GROWTH, name="%(class)s_compares_only_growth"),
            only_for("ranked", Measure.RANK, name="%(class)s_ranks_only_ranks"),
            only_for("among", Measure.RANK, name="%(class)s_is_among_only_for_ranks"),
            only_for("share_of", Measure.SHARE, name="%(class)s_shares_only_shares"),
            is_unique(
                "identity",
                condition=~Q(publication=Publication.RETRACTED),
                name="%(class)s_is_recorded_once",
                message="A figure with the same countries, measure and period exists. Correct it instead.",
            ),
        ]
        indexes = [
            *with_bounds(
                "period",
                *Record.Meta.indexes,
                ordering_index("quantity_number", name="%(class)s_by_amount"),
                ordering_index("quantity_number", descending=True, name="%(class)s_by_most"),
                ordering_index("period_starts_earliest", name="%(class)s_by_period"),
                ordering_index("period_starts_earliest", descending=True, name="%(class)s_by_recent"),
            ),
            filter_index("measure", name="%(class)s_of_measure"),
            filter_index("quantity_unit", name="%(class)s_of_unit", may_lack=True),
            filter_index("quantity_operator", name="%(class)s_of_operator", may_lack=True),
            filter_index("share_of", name="%(class)s_of_share", may_lack=True),
        ]
