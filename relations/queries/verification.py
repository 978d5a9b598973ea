"""Whether claims still stand in the texts they were read from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, Subquery

from relations.models import Claim, ParagraphText, Source
from relations.models.record import Publication
from relations.models.source import SourceKind
from relations.queries import history
from relations.values.printed import Finding, Found, SourceText, find

NOT_ATTACHED = "not attached"


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


@dataclass(frozen=True)
class Verification:
    """A claim and what became of its printed words; `finding` is None where there is no text to look in."""

    claim: Claim
    finding: Finding | None

    @property
    def result(self) -> str:
        """The finding in a word."""
        return NOT_ATTACHED if self.finding is None else self.finding.found.value

    @property
    def stands_at(self) -> int | None:
        """The number of the paragraph in which the words stand now."""
        return None if self.finding is None else self.finding.position

    @property
    def is_elsewhere(self) -> bool:
        """Whether the words stand in another paragraph than the claim."""
        return self.finding is not None and self.finding.found is Found.MOVED


def verification(claim: Claim) -> Verification:
    """Whether a claim stands in the attached text of its source: one query. At a locator none is attached."""
    text = attached(claim.source) if claim.paragraph else None
    return Verification(claim, found_in(text, claim) if text else None)


def attached(source: Source) -> SourceText | None:
    """The text that is attached to a source, if any."""
    texts = ParagraphText.objects.filter(source=source).order_by("position").values_list("text", flat=True)
    paragraphs = tuple(texts)
    return SourceText(source.slug, source.sha256 or "", paragraphs) if paragraphs else None


def latest_state() -> tuple[Any, ...]:
    """What stands for the state of all data, and behind it for that of all attached texts.

    The moment is that of a later attachment, if there is one: one query for all.
    """
    latest = ParagraphText.objects.order_by("-pk")
    sequence, at, redacted_at, text, attached_at = history.latest_state(
        Subquery(latest.values("pk")[:1]), Subquery(latest.values("attached_at")[:1])
    )
    return sequence, max(filter(None, (at, attached_at)), default=None), redacted_at, text or 0


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
