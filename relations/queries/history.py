"""Questions to the history."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from relations.documents.document import Document
from relations.models import KINDS, RECORDS, Deed, ParagraphMark, Proposal, Publication, Revision


def revisions(noun: str, key: str) -> QuerySet[Revision]:
    """The history of one record under all its identifiers, oldest first."""
    return Revision.objects.filter(noun=noun, key__in=identifiers(noun, key)).order_by("sequence")


def steps(noun: str, key: str) -> QuerySet[Revision]:
    """The history of one record, each step with the document `before` it, what is redacted left out."""
    found = revisions(noun, key)
    before = found.filter(sequence__lt=OuterRef("sequence"), redacted_at=None).order_by("-sequence")
    return found.annotate(before=before.values("document")[:1])


def identifiers(noun: str, key: str) -> list[str]:
    """The identifier of a record and those it was renamed from, latest first."""
    found = [key]
    given_up = Revision.objects.filter(
        noun=noun, key=OuterRef("slug"), deed=Deed.RENAME, publication=Publication.RETRACTED
    )
    while noun in RECORDS:
        former = RECORDS[noun].objects.filter(Exists(given_up), merged_into__slug=found[-1]).first()
        if former is None:
            break
        found.append(former.slug)
    return found


def latest(noun: str, key: str) -> Revision | None:
    """The latest revision of one record, or None if it has no history."""
    return Revision.objects.filter(noun=noun, key=key).order_by("-sequence").first()


def latest_state(*more: Subquery) -> tuple[Any, ...]:
    """What stands for the state of all data: the sequence of the latest revision, and the latest redaction.

    Between them the moment of the later of the two; behind them whatever more is asked for. One query.
    """
    redactions = Revision.objects.filter(redacted_at__isnull=False).order_by("-redacted_at")
    state = Revision.objects.order_by("-sequence").values_list(
        "sequence", "at", Subquery(redactions.values("redacted_at")[:1]), *more
    )
    sequence, at, redacted_at, *others = state.first() or (0, None, None, *[None for _ in more])
    return sequence, max(filter(None, (at, redacted_at)), default=None), redacted_at, *others


def latest_digests(noun: str) -> dict[str, str]:
    """The digest of the current document of every record of a kind, by key."""
    newest = Revision.objects.filter(sequence__in=newest_of(noun))
    return dict(newest.values_list("key", "digest"))


def documents_now(documents: Iterable[Document]) -> dict[str, Document]:
    """What the records of some documents say now, by record key; those that have a history."""
    return {record_key: document_after(step) for record_key, step in last_steps(documents).items()}


def last_steps(documents: Iterable[Document], *, besides: Collection[Deed] = ()) -> dict[str, Revision]:
    """The latest step of the records of some documents, some deeds left out, by record key."""
    wanted: dict[str, set[str]] = {}
    for document in documents:
        wanted.setdefault(document.noun, set()).add(document.key)
    return {
        f"{noun}/{step.key}": step
        for noun, keys in wanted.items()
        for step in Revision.objects.filter(
            sequence__in=newest_of(noun).filter(key__in=keys).exclude(deed__in=besides)
        )
    }


def newest_of(noun: str) -> QuerySet:
    """The sequence of the latest revision of every record of a kind."""
    return Revision.objects.filter(noun=noun).values("key").annotate(last=Max("sequence")).values("last")


def writers(noun: str, key: str, until: int | None = None) -> set[str]:
    """Who wrote what readers would see next: everybody who changed the record since it was last published.

    Those of what was merged into it, too, and of drafts of which it got claims. Who sends it back to its
    author changes nothing that is said of the world. With `until`, who had written what an earlier step said.
    """
    found: set[str] = set()
    steps = revisions(noun, key) if until is None else revisions(noun, key).filter(sequence__lte=until)
    for revision in steps.reverse():
        if revision.publication == Publication.PUBLISHED:
            break
        if revision.deed != Deed.RETURN:
            found.add(revision.by)
        if revision.deed == Deed.MOVE and (giver := giver_of(revision)):
            found |= writers(noun, giver.key, giver.sequence)
    merged = RECORDS[noun].objects.filter(merged_into__slug=key)
    for other in merged.values_list("slug", flat=True):
        found |= writers(noun, other)
    return found


def giver_of(revision: Revision) -> Revision | None:
    """The step by which another record gave the claims that a record got; it comes right before."""
    before = Revision.objects.filter(sequence=revision.sequence - 1, deed=Deed.MOVE, noun=revision.noun)
    return before.filter(at=revision.at, by=revision.by).first()


def is_named(name: str) -> bool:
    """Whether history, a proposal or a mark names an account so: who wrote, approved or decided something."""
    steps = Revision.objects.filter(Q(by__iexact=name) | Q(approved_by__iexact=name))
    proposals = Proposal.objects.filter(Q(by__iexact=name) | Q(decided_by__iexact=name))
    marks = ParagraphMark.objects.filter(Q(by__iexact=name) | Q(taken_back_by__iexact=name))
    return steps.exists() or proposals.exists() or marks.exists()


def document_after(revision: Revision) -> Document:
    """The document that a revision keeps."""
    return Document(revision.noun, revision.key, json.loads(revision.document))


def current_documents() -> Iterator[Document]:
    """The latest document of every record, by kind in the order of import, then by key."""
    for noun in KINDS:
        for revision in Revision.objects.filter(sequence__in=newest_of(noun)).order_by("key").iterator():
            yield document_after(revision)
