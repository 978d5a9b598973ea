"""Figures of trade between two countries."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from relations.models.constraint import is_one_of
from relations.models.figure import IDENTITY, Figure, identity
from relations.models.ordering import asked_index

HS_CODE = r"^(?:[0-9]{2}){1,3}\Z"


class Flow(models.TextChoices):
    """Which way goods go, or both ways together."""

    EXPORT = "export", "Export"
    IMPORT = "import", "Import"
    RE_EXPORT = "re_export", "Re-export"
    RE_IMPORT = "re_import", "Re-import"
    TURNOVER = "turnover", "Turnover"


class TradeFigure(Figure):
    """A figure of the trade of one country with another: total, by product, its growth, rank or share."""

    document = (
        "exporter",
        "importer",
        "reporter",
        "flow",
        "product",
        "hs_revision",
        "hs_code",
        *Figure.figure_document,
    )
    facts = ("exporter", "importer", "reporter", "product", *Figure.figure_facts)

    exporter = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exports",
        help_text="Where goods come from; of a turnover the first of the pair. Null if not said.",
    )
    importer = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="imports",
        help_text="Where goods go; of a turnover the second of the pair. Null if not said.",
    )
    reporter = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_trade",
        help_text="Whose statistics; null if nobody says.",
    )
    flow = models.CharField(max_length=9, choices=Flow.choices, help_text="Which way goods go.")
    product = models.CharField(
        max_length=160, null=True, blank=True, help_text="Product label; null means the total."
    )
    hs_revision = models.CharField(
        max_length=6, null=True, blank=True, help_text="Revision of the Harmonized System."
    )
    hs_code = models.CharField(
        "HS code",
        max_length=6,
        null=True,
        blank=True,
        validators=[RegexValidator(HS_CODE, "Write 2, 4 or 6 digits, e.g. 08 or 080390.")],
        help_text="HS code, as text.",
    )
    identity = identity(
        "exporter", "importer", "reporter", "flow", "product", "hs_revision", "hs_code", *IDENTITY
    )

    class Meta(Figure.Meta):
        verbose_name = "trade figure"
        verbose_name_plural = "trade figures"
        constraints = [
            *Figure.Meta.constraints,
            is_one_of("flow", Flow, name="tradefigure_flow_is_declared"),
            models.CheckConstraint(
                condition=~Q(flow=Flow.TURNOVER) | Q(exporter__lt=F("importer")),
                name="tradefigure_turnover_is_in_canonical_order",
            ),
            models.CheckConstraint(condition=~Q(exporter=F("importer")), name="tradefigure_has_two_sides"),
            models.CheckConstraint(
                condition=Q(hs_code__isnull=True, hs_revision__isnull=True)
                | Q(hs_code__isnull=False, hs_code__regex=HS_CODE, hs_revision__isnull=False),
                name="tradefigure_hs_code_has_a_revision",
            ),
        ]
        indexes = [
            *Figure.Meta.indexes,
            asked_index("flow", name="tradefigure_of_flow"),
            asked_index("product", name="tradefigure_of_product", may_lack=True),
            asked_index("hs_revision", name="tradefigure_of_hs_revision", may_lack=True),
            asked_index("hs_code", name="tradefigure_of_hs_code", may_lack=True),
        ]
