"""Whether the printed words of claims are in the texts of their sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from relations.models import Claim, ParagraphText, Source
from relations.models.record import Publication
from relations.models.source import SourceKind
from relations.values.text.printed import Finding, Found, SourceText, find

NOT_ATTACHED = "not attached"


@dataclass(frozen=True)
class Reading:
    """A source and its text, if one was found."""

    source: Source
    text: SourceText | None

    @property
    def is_the_same_file(self) -> bool:
        """Whether the text is, byte for byte, the file that was read."""
        return self.text is not None and self.text.sha256 == self.source.sha256

    @property
    def claims(self) -> Sequence[Claim]:
        """Every claim on one of its paragraphs, including deprecated ones."""
        return self.source.claims_at_paragraphs

    def findings(self) -> Iterator[tuple[Claim, Finding]]:
        """Each claim with the finding about its words. Without a text, all are missing."""
        for claim in self.claims:
            yield claim, found_in(self.text, claim) if self.text else Finding(Found.MISSING)


def found_in(text: SourceText, claim: Claim) -> Finding:
    """The finding about the printed words of one claim."""
    paragraph = claim.paragraph
    return find(claim.printed, position=paragraph.position, digest=paragraph.digest, text=text)


@dataclass(frozen=True)
class Verification:
    """A claim and the finding about its printed words; `finding` is None without a text."""

    claim: Claim
    finding: Finding | None

    @property
    def result(self) -> str:
        """The finding as one word."""
        return NOT_ATTACHED if self.finding is None else self.finding.found.value

    @property
    def found_at(self) -> int | None:
        """The number of the paragraph that has the words."""
        return None if self.finding is None else self.finding.position

    @property
    def is_elsewhere(self) -> bool:
        """Whether the words are in another paragraph than the claim says."""
        return self.finding is not None and self.finding.found is Found.MOVED


def verification(claim: Claim) -> Verification:
    """Verify a claim against the attached text: one query. A claim with a locator has none."""
    text = attached(claim.source) if claim.paragraph else None
    return Verification(claim, found_in(text, claim) if text else None)


def attached(source: Source) -> SourceText | None:
    """The attached text of a source, or None."""
    texts = ParagraphText.objects.filter(source=source).order_by("position").values_list("text", flat=True)
    paragraphs = tuple(texts)
    return SourceText(source.slug, source.sha256 or "", paragraphs) if paragraphs else None


def readings(texts: Sequence[SourceText]) -> list[Reading]:
    """Every source with paragraphs, with its text.

    A text is matched by the SHA-256 of its file, the others by most shared paragraphs.
    """
    by_sha256 = {text.sha256: text for text in texts}
    sources = sources_with_paragraphs()
    known = {source.sha256 for source in sources}
    unknown = [text for text in texts if text.sha256 not in known]
    return [
        Reading(source, by_sha256.get(source.sha256) or closest_text(source, unknown)) for source in sources
    ]


def closest_text(source: Source, texts: Sequence[SourceText]) -> SourceText | None:
    """The text that shares most paragraphs with the source; None if no text shares any."""
    digests = [paragraph.digest for paragraph in source.paragraphs.all()]
    best = max(texts, key=lambda text: text.shared(digests), default=None)
    return best if best and best.shared(digests) else None


def sources_with_paragraphs() -> list[Source]:
    """Sources with numbered paragraphs that are not retracted."""
    claims = Claim.objects.filter(paragraph__isnull=False).select_related("paragraph")
    return list(
        Source.objects.filter(Q(kind=SourceKind.ARTICLE) | Q(paragraphs__isnull=False))
        .exclude(publication=Publication.RETRACTED)
        .distinct()
        .order_by("slug")
        .prefetch_related(
            "paragraphs",
            Prefetch(
                "claims_made",
                queryset=claims.order_by("paragraph__position", "record_key", "fact", "id"),
                to_attr="claims_at_paragraphs",
            ),
        )
    )
