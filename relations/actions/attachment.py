"""Attaching the text of a source, for curators only: it leaves no trace in history, documents or answers."""

from collections.abc import Sequence
from datetime import datetime

from relations.actions.history_lock import history_lock
from relations.errors import InvalidValue
from relations.models import ParagraphText, Source
from relations.values.lead import Lead, leads
from relations.values.printed import SourceText

MOST_NAMED = 5
CURE = "Attach the text that was read, or correct the paragraphs of the source (digest_source prints them)."


def attach(source: Source, text: SourceText, *, at: datetime) -> int:
    """Put the text in the place of what was attached to the source; says how many paragraphs it has.

    Raises InvalidValue unless its paragraphs are, digest for digest, those that the source was read from.
    """
    with history_lock():
        digests = list(source.paragraphs.order_by("position").values_list("digest", flat=True))
        if why := difference(digests, text.digests):
            raise InvalidValue(text.name, f"not the text of {source.record_key}: {why}", CURE)
        source.texts.all().delete()
        rows = [row(source, position, each, at) for position, each in enumerate(text.paragraphs, start=1)]
        return len(ParagraphText.objects.bulk_create(rows))


def difference(read: Sequence[str], given: Sequence[str]) -> str:
    """In what the paragraphs of a text differ from those that were read; empty if in nothing."""
    if not read:
        return "the source has no paragraphs"
    if len(read) != len(given):
        return f"it has {len(given)} paragraphs, the source {len(read)}"
    pairs = enumerate(zip(read, given, strict=True), start=1)
    wrong = [f"#{position}" for position, (one, other) in pairs if one != other]
    more = f" and {len(wrong) - MOST_NAMED} more" if len(wrong) > MOST_NAMED else ""
    return f"other words stand in {', '.join(wrong[:MOST_NAMED])}{more}" if wrong else ""


def row(source: Source, position: int, text: str, at: datetime) -> ParagraphText:
    """One paragraph, with what it mentions."""
    mentioned = leads(text)
    return ParagraphText(
        source=source,
        position=position,
        text=text,
        attached_at=at,
        **{f"has_{lead}": lead in mentioned for lead in Lead},
    )
