"""Applying a changed text: the source gets the new paragraphs, and its claims their new places."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from relations.actions.changes.correction import moved
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.recording import ChangeSet, Step
from relations.documents.document import Document, parse
from relations.errors import ClaimsWithoutParagraph, NothingChanged
from relations.models import Claim, Publication, Revision, RevisionKind
from relations.queries.evidence.relocation import ChangedSource, Relocated


def relocate(
    changed: ChangedSource, chosen: Iterable[Relocated], *, by: str, at: datetime, reason: str
) -> list[Revision]:
    """Correct the source and each record whose claims were chosen, in one transaction: one revision a record.

    Retracted records stay as they are. Raises ClaimsWithoutParagraph for claims that were not chosen and cite
    paragraphs which the new text lacks, NothingChanged, and what correcting a record raises.
    """
    places = {str(each.claim.pk): each for each in chosen if each.moves}
    with history_lock():
        check_orphans(changed, places)
        change_set = ChangeSet(by, at, reason)
        keys = {each.claim.record_key for each in places.values()}
        if changed.since is None:
            keys.add(changed.source.record_key)
        steps = [each for key in sorted(keys) if (each := step(key, changed, places, change_set))]
        if not steps:
            raise NothingChanged(changed.source.record_key)
        return change_set.apply(steps)


def check_orphans(changed: ChangedSource, places: dict[str, Relocated]) -> None:
    """Raise ClaimsWithoutParagraph for claims that would lose their paragraph."""
    count = len(changed.text.paragraphs)
    beyond = Claim.objects.filter(source=changed.source, paragraph__position__gt=count).with_sources()
    orphans = [claim for claim in beyond if str(claim.pk) not in places]
    if orphans:
        cited = (f"{each.record_key} {each.fact} at #{each.paragraph.position}" for each in orphans)
        raise ClaimsWithoutParagraph(changed.source.record_key, cited)


def step(
    key: str, changed: ChangedSource, places: dict[str, Relocated], change_set: ChangeSet
) -> Step | None:
    """The step that gives a record its new document; None if it is retracted."""
    noun, _, name = key.partition("/")
    change_set.load(noun, [name])
    before = Document(noun, name, change_set.before[key])
    if before.data.get("publication") == Publication.RETRACTED:
        return None
    data = moved(before.data, {pk: each.at for pk, each in places.items()})
    if key == changed.source.record_key and changed.since is None:
        data |= text_fields(changed)
    return parse(noun, data), RevisionKind.CORRECT


def text_fields(changed: ChangedSource) -> dict[str, Any]:
    """The fields of the source that depend on its text."""
    return {"sha256": changed.text.sha256, "paragraphs": list(changed.text.digests)}
