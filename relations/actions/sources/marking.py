"""Marking paragraphs that were read and have nothing to record. Marks are not part of documents."""

from relations.actions.outcome import ChangeRequest
from relations.actions.recording.history_lock import history_lock
from relations.errors import AlreadyMarked, NoSuchMark, ParagraphHasClaims, TextChanged
from relations.models import Claim, ParagraphMark, Source


def mark(source: Source, position: int, digest: str, change_request: ChangeRequest) -> ParagraphMark:
    """Mark a paragraph, known by its digest, as read with nothing to record.

    A dry run stores nothing. Raises TextChanged if the digest differs, ParagraphHasClaims, AlreadyMarked.
    """
    where = f"{source.slug}#{position}"
    with history_lock():
        paragraph = source.paragraphs.filter(position=position).first()
        if paragraph is None or paragraph.digest != digest:
            raise TextChanged(where)
        if Claim.objects.filter(paragraph=paragraph).exists():
            raise ParagraphHasClaims(where)
        if active := source.marks.active().filter(digest=digest).first():
            raise AlreadyMarked(where, active.by)
        made = ParagraphMark(
            source=source, position=position, digest=digest, by=change_request.by, at=change_request.at
        )
        made.reason = change_request.reason
        if not change_request.dry_run:
            made.save()
        return made


def remove_mark(source: Source, number: int, change_request: ChangeRequest) -> ParagraphMark:
    """Remove a mark; who made and who removed it stays stored. Raises NoSuchMark."""
    with history_lock():
        found = source.marks.active().filter(pk=number).first()
        if found is None:
            raise NoSuchMark(source.record_key, number)
        found.taken_back_by, found.taken_back_at = change_request.by, change_request.at
        found.taken_back_because = change_request.reason
        if not change_request.dry_run:
            found.save(update_fields=["taken_back_by", "taken_back_at", "taken_back_because"])
        return found
