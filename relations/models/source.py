"""Sources: publications that make claims, and their authors."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from relations.models.constraint import (
    SHA256,
    check,
    counts_from_one,
    is_not_empty,
    is_one_of,
    is_ordered,
    is_sha256,
    is_unique,
)
from relations.models.dimension import by, by_columns, by_year
from relations.models.duplicates import SameName
from relations.models.ordering import filter_index, ordering_index, with_bounds
from relations.models.period_field import EdtfField, PeriodField
from relations.models.record import Record
from relations.models.search_entry import NameKind
from relations.values.period import Reading


class SourceKind(models.TextChoices):
    """The kinds of sources."""

    ARTICLE = "article", "Article"
    DATA_SET = "data_set", "Data set"
    OFFICIAL_DOCUMENT = "official_document", "Official document"
    BACKGROUND = "background", "Background"


class Source(Record):
    """A publication: article, data set, official document or background."""

    example_key = "china-report-asean-new-day"
    document = (
        "title",
        "subtitle",
        "kind",
        "publisher",
        "issue",
        "authors",
        "translator",
        "published",
        "printed_on",
        "language",
        "licence",
        "url",
        "sha256",
        "derives_from",
        "paragraphs",
    )
    reserved = ("compare", "groups")
    facts = ("title", "subtitle", "publisher", "issue", "authors", "translator", "published", "printed_on")
    name_field = "title"
    searched_fields = dict.fromkeys(("subtitle", "issue", "authors", "translator"), NameKind.TEXT)
    date_field = "published"
    dimensions = {
        **by_columns("kind", "language"),
        "publisher": by("publisher__slug"),
        "year": by_year("published"),
    }
    list_columns = ("title", "kind", "published")
    duplicates = (SameName(),)
    compared_fields = ("derives_from",)

    title = models.CharField(
        max_length=300, null=True, blank=True, help_text="Title as printed. Null if it has none."
    )
    subtitle = models.CharField(
        max_length=300, null=True, blank=True, help_text="Subtitle as printed. Null if it has none."
    )
    kind = models.CharField(max_length=17, choices=SourceKind.choices, help_text="Kind of source.")
    publisher = models.ForeignKey(
        "relations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        help_text="The organisation that published it. Null if not stated.",
    )
    issue = models.CharField(
        max_length=120,
        null=True,
        blank=True,
        help_text="Issue of the periodical, as printed. Null if it has none.",
    )
    translator = models.CharField(
        max_length=120, null=True, blank=True, help_text="Translator as printed. Null if not stated."
    )
    published = PeriodField(
        reading=Reading.SOME_TIME_IN, help_text="When it was published. Null if not stated."
    )
    printed_on = EdtfField(
        help_text="A date printed on the page, other than that of publication. Null if there is none."
    )
    language = models.CharField(
        max_length=20,
        null=True,
        blank=True,
        help_text="Language of the source, as a BCP 47 tag. Null if not known.",
    )
    licence = models.CharField(
        max_length=80,
        null=True,
        blank=True,
        help_text="Licence, as an SPDX identifier or a few words. Null if not known.",
    )
    url = models.URLField(
        "URL",
        max_length=500,
        null=True,
        blank=True,
        help_text="URL where it was found. Null if there is none.",
    )
    sha256 = models.CharField(
        max_length=64,
        null=True,
        blank=True,
        validators=[RegexValidator(SHA256, "Write 64 hexadecimal digits in lower case, as sha256sum does.")],
        help_text="SHA-256 of the file it was read from, in hexadecimal. Null if there is no file.",
    )
    derives_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="derived",
        help_text="The source that it repeats: the two count as one. Null if it is independent.",
    )

    class Meta(Record.Meta):
        verbose_name = "source"
        verbose_name_plural = "sources"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("kind", SourceKind, name="source_kind_is_declared"),
            is_sha256("sha256", name="source_sha256_is_a_digest"),
            is_ordered("published", name="source_publication_ends_after_it_starts"),
            check(
                ~Q(derives_from=F("id")),
                name="source_does_not_derive_from_itself",
                message="A source cannot derive from itself. Name another source, or none.",
            ),
        ]
        indexes = [
            *with_bounds(
                "published",
                *Record.Meta.indexes,
                ordering_index("published_starts_earliest", name="source_by_date"),
                ordering_index("published_starts_earliest", descending=True, name="source_by_date_latest"),
            ),
            filter_index("kind", name="source_of_kind"),
            filter_index("language", name="source_of_language", may_lack=True),
            filter_index("sha256", name="source_of_sha256", may_lack=True),
        ]


class SourceAuthor(models.Model):
    """An author of a source, in the order printed."""

    document = ("name",)
    is_ordered = True

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="authors")
    position = models.PositiveSmallIntegerField(help_text="Position in the list of authors, from 1.")
    name = models.CharField(max_length=160, help_text="Name of the author as printed.")

    class Meta:
        ordering = ["position"]
        constraints = [
            is_not_empty("name", name="source_author_has_a_name"),
            is_unique(
                "source",
                "position",
                name="source_authors_are_in_order",
                message="Two authors have the same position. Number them from 1.",
            ),
            counts_from_one("position", name="source_authors_count_from_one"),
        ]
        indexes = [filter_index("name", name="source_author_by_name")]

    def __str__(self) -> str:
        return self.name
