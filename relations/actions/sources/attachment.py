"""Attaching the text of a source. Only curators see it; it never enters history, documents or responses."""

from collections.abc import Sequence
from datetime import datetime

from relations.actions.recording.history_lock import history_lock
from relations.errors import InvalidValue
from relations.models import ParagraphText, Source
from relations.values.text.claim_candidates import ClaimCandidate, claim_candidates
from relations.values.text.printed import SourceText

MOST_NAMED = 5
CURE = "Attach the original text, or correct the paragraphs of the source (digest_source prints them)."


def attach(source: Source, text: SourceText, *, at: datetime) -> int:
    """Replace the attached text of the source. Returns the number of its paragraphs.

    Raises InvalidValue unless the digests of its paragraphs are those of the source.
    """
    with history_lock():
        digests = list(source.paragraphs.order_by("position").values_list("digest", flat=True))
        if why := difference(digests, text.digests):
            raise InvalidValue(text.name, f"is not the text of {source.record_key}: {why}", CURE)
        source.texts.all().delete()
        rows = [row(source, position, each, at) for position, each in enumerate(text.paragraphs, start=1)]
        return len(ParagraphText.objects.bulk_create(rows))


def difference(read: Sequence[str], given: Sequence[str]) -> str:
    """How the paragraphs of a text differ from those that were read; empty if they do not."""
    if not read:
        return "the source has no paragraphs"
    if len(read) != len(given):
        return f"it has {len(given)} paragraphs, but the source has {len(read)}"
    pairs = enumerate(zip(read, given, strict=True), start=1)
    wrong = [f"#{position}" for position, (one, other) in pairs if one != other]
    more = f" and {len(wrong) - MOST_NAMED} more" if len(wrong) > MOST_NAMED else ""
    return f"the text differs in {', '.join(wrong[:MOST_NAMED])}{more}" if wrong else ""


def row(source: Source, position: int, text: str, at: datetime) -> ParagraphText:
    """The row of one paragraph, with what it mentions."""
    mentioned = claim_candidates(text)
    return ParagraphText(
        source=source,
        position=position,
        text=text,
        attached_at=at,
        **{f"has_{candidate}": candidate in mentioned for candidate in ClaimCandidate},
    )
