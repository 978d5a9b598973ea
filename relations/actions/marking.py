"""Marking paragraphs that were read and hold nothing to claim: work on a source, which no document tells."""

from relations.actions.history_lock import history_lock
from relations.actions.outcome import Asked
from relations.models import Claim, ParagraphMark, Source
from relations.refusals import AlreadyMarked, HoldsClaims, NotMarked, OtherWords


def mark(source: Source, position: int, digest: str, asked: Asked) -> ParagraphMark:
    """Say that somebody read a paragraph, by its digest, and found nothing in it to claim.

    In a rehearsal nothing is kept. Raises OtherWords if it is not what they read, HoldsClaims, AlreadyMarked.
    """
    where = f"{source.slug}#{position}"
    with history_lock():
        paragraph = source.paragraphs.filter(position=position).first()
        if paragraph is None or paragraph.digest != digest:
            raise OtherWords(where)
        if Claim.objects.filter(paragraph=paragraph).exists():
            raise HoldsClaims(where)
        if standing := source.marks.standing().filter(digest=digest).first():
            raise AlreadyMarked(where, standing.by)
        made = ParagraphMark(source=source, position=position, digest=digest, by=asked.by, at=asked.at)
        made.reason = asked.reason
        if not asked.dry_run:
            made.save()
        return made


def take_back(source: Source, number: int, asked: Asked) -> ParagraphMark:
    """Let a mark hold no longer; who made it and who took it back stays known. Raises NotMarked."""
    with history_lock():
        found = source.marks.standing().filter(pk=number).first()
        if found is None:
            raise NotMarked(source.record_key, number)
        found.taken_back_by, found.taken_back_at = asked.by, asked.at
        found.taken_back_because = asked.reason
        if not asked.dry_run:
            found.save(update_fields=["taken_back_by", "taken_back_at", "taken_back_because"])
        return found
