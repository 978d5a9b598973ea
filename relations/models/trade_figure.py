"""Figures of trade between two countries."""

from django.core.validators import RegexValidator
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

HS_CODE = r"^(?:[0-9]{2}){1,3}\Z"


class Flow(models.TextChoices):
    """The direction of trade, or both directions together."""

    EXPORT = "export", "Export"
    IMPORT = "import", "Import"
    RE_EXPORT = "re_export", "Re-export"
    RE_IMPORT = "re_import", "Re-import"
    TURNOVER = "turnover", "Turnover"


class TradeFigure(Figure):
    """A figure of the trade of one country with another: total, by product, its growth, rank or share."""

    example_key = "chn-vnm-turnover-2022-chinese-customs"
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
    searched_fields = dict.fromkeys(("product", "hs_code", "share_of"), NameKind.TEXT)
    dimensions = {
        **by_columns("exporter", "importer", "reporter", "flow", "product", "hs_revision", "hs_code"),
        **Figure.figure_dimensions,
    }
    name_parts = (
        "Trade of ",
        column("exporter__name", missing=UNNAMED),
        " and ",
        column("importer__name", missing=UNNAMED),
        ", ",
        column("measure"),
        column("period", before=", "),
    )
    list_columns = ("exporter", "importer", "flow", "measure", "quantity", "period")
    identity_columns = (
        "exporter",
        "importer",
        "reporter",
        "flow",
        "product",
        "hs_revision",
        "hs_code",
        *IDENTITY,
    )
    duplicates = (
        LessSpecific(
            "the same but for what one does not say: reporter or authority",
            identity_columns,
            may_lack=("reporter", "authority"),
        ),
    )
    country_paths = ("exporter", "importer")
    timeline_entry = TimelineEntry(
        {
            "label": "product",
            "sort": "measure",
            "aspect": "flow",
            "origin": "exporter",
            "destination": "importer",
            **QUANTITY_TEXTS,
        },
        noun_in_title="Trade",
    )

    exporter = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exports",
        help_text="Country of origin; for turnover, the country whose code comes first. Null if not stated.",
    )
    importer = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="imports",
        help_text="Country of destination; for turnover, the one with the second code. Null if not stated.",
    )
    reporter = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_trade",
        help_text="The country whose statistics these are. Null if not stated.",
    )
    flow = models.CharField(max_length=9, choices=Flow.choices, help_text="Direction of trade.")
    product = models.CharField(
        max_length=160, null=True, blank=True, help_text="Product. Null means all products."
    )
    hs_revision = models.CharField(
        max_length=6,
        null=True,
        blank=True,
        help_text="Revision of the Harmonized System. Null if there is no HS code.",
    )
    hs_code = models.CharField(
        "HS code",
        max_length=6,
        null=True,
        blank=True,
        validators=[RegexValidator(HS_CODE, "Write 2, 4 or 6 digits, e.g. 08 or 080390.")],
        help_text="HS code, as text. Null if there is none.",
    )
    identity = identity(*identity_columns)

    class Meta(Figure.Meta):
        verbose_name = "trade figure"
        verbose_name_plural = "trade figures"
        constraints = [
            *Figure.Meta.constraints,
            is_one_of("flow", Flow, name="tradefigure_flow_is_declared"),
            check(
                ~Q(flow=Flow.TURNOVER) | Q(exporter__lt=F("importer")),
                name="tradefigure_turnover_is_in_order_of_code",
                message="For turnover, list the two countries in alphabetical order of their codes:"
                " swap exporter and importer.",
            ),
            check(
                ~Q(exporter=F("importer")),
                name="tradefigure_has_two_countries",
                message="Exporter and importer are the same country. Name two countries.",
            ),
            check(
                Q(hs_code__isnull=True, hs_revision__isnull=True)
                | Q(hs_code__isnull=False, hs_code__regex=HS_CODE, hs_revision__isnull=False),
                name="tradefigure_hs_code_has_a_revision",
                message="An HS code needs 2, 4 or 6 digits and a revision. Give both, or leave both out.",
            ),
        ]
        indexes = [
            *Figure.Meta.indexes,
            filter_index("flow", name="tradefigure_of_flow"),
            filter_index("product", name="tradefigure_of_product", may_lack=True),
            filter_index("hs_revision", name="tradefigure_of_hs_revision", may_lack=True),
            filter_index("hs_code", name="tradefigure_of_hs_code", may_lack=True),
        ]
