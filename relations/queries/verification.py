"""Whether claims still stand in the texts they were read from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from relations.models import Claim, Source
from relations.models.record import Publication
from relations.models.source import SourceKind
from relations.values.printed import Finding, Found, SourceText, find


@dataclass(frozen=True)
class Reading:
    """A source and the text that was found for it, if any."""

    source: Source
    text: SourceText | None

    @property
    def is_the_same_file(self) -> bool:
        """Whether the text is, byte for byte, the file that the source was read from."""
        return self.text is not None and self.text.sha256 == self.source.sha256

    @property
    def claims(self) -> Sequence[Claim]:
        """Every claim at one of its paragraphs, deprecated ones too."""
        return self.source.claims_at_paragraphs

    def findings(self) -> Iterator[tuple[Claim, Finding]]:
        """Each claim at a paragraph and what became of its words. Without a text, all are missing."""
        for claim in self.claims:
            yield claim, found_in(self.text, claim) if self.text else Finding(Found.MISSING)


def found_in(text: SourceText, claim: Claim) -> Finding:
    """What became of the printed words of one claim."""
    paragraph = claim.paragraph
    return find(claim.printed, position=paragraph.position, digest=paragraph.digest, text=text)


def readings(texts: Sequence[SourceText]) -> list[Reading]:
    """Every source that was read paragraph by paragraph, with its text.

    A text is matched to its source by the SHA-256 of the file; what remains, by most shared paragraphs.
    """
    by_sha256 = {text.sha256: text for text in texts}
    sources = sources_with_paragraphs()
    known = {source.sha256 for source in sources}
    unknown = [text for text in texts if text.sha256 not in known]
    return [Reading(source, by_sha256.get(source.sha256) or nearest(source, unknown)) for source in sources]


def nearest(source: Source, texts: Sequence[SourceText]) -> SourceText | None:
    """The text that shares most paragraphs with the source; None if no text shares any."""
    digests = [paragraph.digest for paragraph in source.paragraphs.all()]
    best = max(texts, key=lambda text: text.shared(digests), default=None)
    return best if best and best.shared(digests) else None


def sources_with_paragraphs() -> list[Source]:
    """Articles, and whatever else has numbered paragraphs, unless retracted; not data sets and background."""
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
