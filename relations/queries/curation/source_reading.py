"""A source for curators: its paragraphs, the claims on each, and the paragraphs left to read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Coalesce, RowNumber

from relations.models import Claim, Paragraph, ParagraphMark, ParagraphText, Source
from relations.queries.paging.page_numbers import Page
from relations.values.text.claim_candidates import ClaimCandidate
from relations.values.text.printed import Stretch, digest, stretches

PARAGRAPHS = 100  # on a page
CLAIMS = 20  # shown with each paragraph
TO_DO = 100  # shown at once
WITH_LEADS = Q(has_dates=True) | Q(has_numbers=True) | Q(has_names=True)


@dataclass
class ReadParagraph:
    """A paragraph: its attached text, the claims on it, and what it mentions."""

    position: int
    digest: str
    text: str | None
    candidates: list[str]
    claims: list[Claim] = field(default_factory=list)
    mark: ParagraphMark | None = None  # set if a curator found nothing to record

    @cached_property
    def stretches(self) -> list[Stretch]:
        """Its text, with the words that claims print marked."""
        return stretches(self.text or "", [claim.printed for claim in self.claims])

    @property
    def astray(self) -> list[Claim]:
        """The claims whose printed words are not in the attached text."""
        marked = {mark for stretch in self.stretches for mark in stretch.marks}
        return [] if self.text is None else [each for n, each in enumerate(self.claims) if n not in marked]

    @property
    def is_other(self) -> bool:
        """Whether the attached text differs from the text that was read."""
        return self.text is not None and digest(self.text) != self.digest

    @property
    def more(self) -> int:
        """The number of claims that are not shown."""
        return self.claims[0].of_paragraph - len(self.claims) if self.claims else 0

    @property
    def is_to_do(self) -> bool:
        """Whether it mentions something and has neither a claim nor a mark."""
        return bool(self.candidates) and not self.claims and not self.mark


@dataclass(frozen=True)
class SourceReading:
    """A page of a source, which has the counts of `with_progress`."""

    source: Source
    paragraphs: list[ReadParagraph]
    page: Page
    to_do: list[ParagraphText]
    by_kind: list[tuple[str, int]]  # how many claims on records of each kind
    outdated: list[ParagraphMark]  # marks on text that no paragraph has any more

    @property
    def is_of_other_words(self) -> bool:
        """Whether some attached text differs from the text that was read."""
        return any(each.is_other for each in self.paragraphs)

    @property
    def has_astray(self) -> bool:
        """Whether some claims print words that are not in their paragraph."""
        return any(each.astray for each in self.paragraphs)


def with_progress(sources: QuerySet[Source]) -> QuerySet[Source]:
    """Annotate the sources with their progress.

    The counts are `paragraph_count`, `cited_count` (with a claim), `marked_count` (nothing to record),
    `text_count` and `to_do_count`.
    """
    cited = Claim.objects.filter(paragraph__isnull=False)
    marked = Paragraph.objects.filter(Exists(marks_on(OuterRef("source"), OuterRef("digest"))))
    return sources.annotate(
        paragraph_count=counted(Paragraph.objects.all()),
        cited_count=counted(cited, Count("paragraph", distinct=True)),
        marked_count=counted(marked.exclude(Exists(Claim.objects.filter(paragraph=OuterRef("pk"))))),
        text_count=counted(ParagraphText.objects.all()),
        to_do_count=counted(still_to_do()),
    )


def counted(rows: QuerySet, count: Count | None = None) -> Coalesce:
    """The number of rows of each source."""
    of_source = rows.filter(source=OuterRef("pk")).order_by().values("source")
    return Coalesce(Subquery(of_source.annotate(found=count or Count("pk")).values("found")), Value(0))


def marks_on(source: OuterRef, digest: OuterRef) -> QuerySet[ParagraphMark]:
    """The active marks on a paragraph of a source."""
    return ParagraphMark.objects.active().filter(source=source, digest=digest)


def still_to_do() -> QuerySet[ParagraphText]:
    """The paragraphs that mention dates, numbers or names and have neither a claim nor a mark, in order."""
    here = {"source": OuterRef("source"), "position": OuterRef("position")}
    claims = Claim.objects.filter(
        source=OuterRef("source"),
        paragraph__source=OuterRef("source"),
        paragraph__position=OuterRef("position"),
    )
    marked = Paragraph.objects.filter(Exists(marks_on(OuterRef("source"), OuterRef("digest"))), **here)
    return (
        ParagraphText.objects.filter(WITH_LEADS).exclude(Exists(claims)).exclude(Exists(marked))
    ).order_by("position")


def reading(source: Source, number: int) -> SourceReading:
    """A page of a source with its progress: six queries."""
    page = Page.numbered(number, (source.paragraph_count, PARAGRAPHS))
    start = (number - 1) * PARAGRAPHS
    within = {"position__gt": start, "position__lte": start + PARAGRAPHS}
    paragraphs = list(source.paragraphs.filter(**within).order_by("position"))
    texts = {each.position: each for each in source.texts.filter(**within)}
    claims, (marks, outdated) = taken_from(paragraphs), marks_of(source, paragraphs)
    read = [
        ReadParagraph(
            each.position,
            each.digest,
            *words_of(texts.get(each.position)),
            claims.get(each.position, []),
            marks.get(each.digest),
        )
        for each in paragraphs
    ]
    to_do = list(still_to_do().filter(source=source)[:TO_DO])
    return SourceReading(source, read, page, to_do, claims_by_kind(source), outdated)


def marks_of(
    source: Source, paragraphs: Sequence[Paragraph]
) -> tuple[dict[str, ParagraphMark], list[ParagraphMark]]:
    """The marks on some paragraphs by digest, and the first marks whose text is gone: one query."""
    marks, digests = marks_with_standing(source).active(), {each.digest for each in paragraphs}
    found = list(marks.filter(Q(digest__in=digests) | Q(is_current=False))[: PARAGRAPHS + TO_DO])
    current = {each.digest: each for each in found if each.is_current}
    return current, [each for each in found if not each.is_current]


def marks_with_standing(source: Source) -> QuerySet[ParagraphMark]:
    """All marks ever made on a source. `is_current` is false if the text is gone or the mark was removed."""
    words = Paragraph.objects.filter(source=OuterRef("source"), digest=OuterRef("digest"))
    return source.marks.annotate(is_current=Q(Exists(words), taken_back_at=None))


def claims_by_kind(source: Source) -> list[tuple[str, int]]:
    """The number of claims of a source on each kind of record, most first: one query."""
    counted_by = Claim.objects.filter(source=source).order_by().values("noun").annotate(found=Count("pk"))
    found = [(each["noun"].replace("_", " "), each["found"]) for each in counted_by]
    return sorted(found, key=lambda each: (-each[1], each[0]))


def words_of(text: ParagraphText | None) -> tuple[str | None, list[str]]:
    """The text of a paragraph and what it mentions."""
    return (text.text, candidates_of(text)) if text else (None, [])


def candidates_of(text: ParagraphText) -> list[str]:
    """What a paragraph mentions."""
    return [candidate.value for candidate in ClaimCandidate if getattr(text, f"has_{candidate}")]


def taken_from(paragraphs: Sequence[Paragraph]) -> dict[int, list[Claim]]:
    """The first claims on each paragraph by number: one query."""
    found: dict[int, list[Claim]] = defaultdict(list)
    claims = (
        Claim.objects.filter(paragraph__in=[paragraph.pk for paragraph in paragraphs])
        .with_sources()
        .annotate(
            place=Window(
                RowNumber(),
                partition_by=[F("paragraph")],
                order_by=[F("record_key").asc(), F("fact").asc(), F("id").asc()],
            ),
            of_paragraph=Window(Count("*"), partition_by=[F("paragraph")]),
        )
        .filter(place__lte=CLAIMS)
        .order_by("paragraph", "place")
    )
    for claim in claims:
        found[claim.paragraph.position].append(claim)
    return found


def words_at(claims: Iterable[Claim]) -> dict[tuple[int, int], str]:
    """The attached text of the paragraphs of claims, by source and number: one query."""
    places = {(claim.source_id, claim.paragraph.position) for claim in claims if claim.paragraph}
    condition = Q()
    for source, position in places:
        condition |= Q(source=source, position=position)
    texts = ParagraphText.objects.filter(condition) if places else ParagraphText.objects.none()
    return {(text.source_id, text.position): text.text for text in texts}
