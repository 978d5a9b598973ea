"""Publications that say something, and their numbered paragraphs."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from relations.models.constraint import (
    SHA256,
    counts_from_one,
    is_not_empty,
    is_one_of,
    is_ordered,
    is_sha256,
)
from relations.models.ordering import asked_index, ordering_index, with_bounds
from relations.models.period_field import EdtfField, PeriodField
from relations.models.record import Record
from relations.values.period import Reading


class SourceKind(models.TextChoices):
    """What sort of publication."""

    ARTICLE = "article", "Article"
    DATA_SET = "data_set", "Data set"
    OFFICIAL_DOCUMENT = "official_document", "Official document"
    BACKGROUND = "background", "Background"


class Source(Record):
    """A publication: article, data set, official document or background."""

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
    reserved = ("compare",)
    facts = ("title", "subtitle", "publisher", "issue", "authors", "translator", "published", "printed_on")

    title = models.CharField(
        max_length=300, null=True, blank=True, help_text="Title, as printed; null if it has none."
    )
    subtitle = models.CharField(max_length=300, null=True, blank=True, help_text="Subtitle, as printed.")
    kind = models.CharField(max_length=17, choices=SourceKind.choices, help_text="What sort of publication.")
    publisher = models.ForeignKey(
        "relations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        help_text="Who published it; null if not said.",
    )
    issue = models.CharField(
        max_length=120, null=True, blank=True, help_text="Issue of a periodical, as printed."
    )
    translator = models.CharField(max_length=120, null=True, blank=True, help_text="Translator, as printed.")
    published = PeriodField(
        reading=Reading.SOME_TIME_IN, help_text="When it was published; null if not said."
    )
    printed_on = EdtfField(help_text="A date printed on the page that is not its publication.")
    language = models.CharField(max_length=20, null=True, blank=True, help_text="BCP 47 tag.")
    licence = models.CharField(
        max_length=80, null=True, blank=True, help_text="SPDX identifier or a few words."
    )
    url = models.URLField(max_length=500, null=True, blank=True, help_text="Where it was found.")
    sha256 = models.CharField(
        max_length=64,
        null=True,
        blank=True,
        validators=[RegexValidator(SHA256, "Write 64 hexadecimal digits in lower case, as sha256sum does.")],
        help_text="SHA-256 of the file it was read from, in hexadecimal.",
    )
    derives_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="derived",
        help_text="The source it repeats; the two count as one.",
    )

    class Meta(Record.Meta):
        verbose_name = "source"
        verbose_name_plural = "sources"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("kind", SourceKind, name="source_kind_is_declared"),
            is_sha256("sha256", name="source_sha256_is_a_digest"),
            is_ordered("published", name="source_publication_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(derives_from=F("id")), name="source_does_not_derive_from_itself"
            ),
        ]
        indexes = [
            *with_bounds(
                "published",
                *Record.Meta.indexes,
                ordering_index("published_starts_earliest", name="source_by_date"),
                ordering_index("published_starts_earliest", descending=True, name="source_by_date_latest"),
            ),
            asked_index("kind", name="source_of_kind"),
            asked_index("language", name="source_of_language", may_lack=True),
            asked_index("sha256", name="source_of_sha256", may_lack=True),
        ]


class SourceAuthor(models.Model):
    """An author of a source, in the order printed."""

    document = ("name",)
    is_ordered = True

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="authors")
    position = models.PositiveSmallIntegerField(help_text="Place in the list of authors, from 1.")
    name = models.CharField(max_length=160, help_text="Name as printed.")

    class Meta:
        ordering = ["position"]
        constraints = [
            is_not_empty("name", name="source_author_has_a_name"),
            models.UniqueConstraint(fields=["source", "position"], name="source_authors_are_in_order"),
            counts_from_one("position", name="source_authors_count_from_one"),
        ]
        indexes = [asked_index("name", name="source_author_by_name")]

    def __str__(self) -> str:
        return self.name
