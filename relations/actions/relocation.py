"""Taking up a text that changed: the source gets its new paragraphs, its claims their places in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from relations.actions.correction import moved
from relations.actions.history_lock import history_lock
from relations.actions.recording import Deeds, Step
from relations.documents.document import Document, parse
from relations.errors import NothingChanged
from relations.models import Claim, Deed, Publication, Revision
from relations.queries.relocation import ChangedSource, Relocated
from relations.refusals import StillCited


def relocate(
    changed: ChangedSource, chosen: Iterable[Relocated], *, by: str, at: datetime, reason: str
) -> list[Revision]:
    """Correct the source and each record of which claims were chosen, all at once: one revision a record.

    What is retracted stays as it is. Raises StillCited for claims at paragraphs that the new text has not and
    that were not chosen, NothingChanged, and whatever correcting one of the records raises.
    """
    places = {str(each.claim.pk): each for each in chosen if each.moves}
    with history_lock():
        refuse_orphans(changed, places)
        deeds = Deeds(by, at, reason)
        keys = {each.claim.record_key for each in places.values()}
        if changed.since is None:
            keys.add(changed.source.record_key)
        steps = [each for key in sorted(keys) if (each := step(key, changed, places, deeds))]
        if not steps:
            raise NothingChanged(changed.source.record_key)
        return deeds.apply(steps)


def refuse_orphans(changed: ChangedSource, places: dict[str, Relocated]) -> None:
    """Raise StillCited for claims that would stand at no paragraph."""
    count = len(changed.text.paragraphs)
    beyond = Claim.objects.filter(source=changed.source, paragraph__position__gt=count).with_sources()
    orphans = [claim for claim in beyond if str(claim.pk) not in places]
    if orphans:
        told = (f"{each.record_key} {each.fact} at #{each.paragraph.position}" for each in orphans)
        raise StillCited(changed.source.record_key, told)


def step(key: str, changed: ChangedSource, places: dict[str, Relocated], deeds: Deeds) -> Step | None:
    """One of the records brought to its new document; None for what is retracted."""
    noun, _, name = key.partition("/")
    deeds.take_up(noun, [name])
    before = Document(noun, name, deeds.before[key])
    if before.data.get("publication") == Publication.RETRACTED:
        return None
    data = moved(before.data, {pk: each.at for pk, each in places.items()})
    if key == changed.source.record_key and changed.since is None:
        data |= read_anew(changed)
    return parse(noun, data), Deed.CORRECT


def read_anew(changed: ChangedSource) -> dict[str, Any]:
    """What the source says of the text it was read from."""
    return {"sha256": changed.text.sha256, "paragraphs": list(changed.text.digests)}
