"""Queries on the history."""

import json
from collections.abc import Collection, Iterable, Iterator

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from relations.documents.document import Document
from relations.models import KINDS, RECORDS, ParagraphMark, Proposal, Publication, Revision, RevisionKind


def revisions(noun: str, key: str) -> QuerySet[Revision]:
    """The history of one record under all its identifiers, oldest first."""
    return Revision.objects.filter(noun=noun, key__in=identifiers(noun, key)).order_by("sequence")


def steps(noun: str, key: str) -> QuerySet[Revision]:
    """The history of one record, each revision with the document `before` it, without redacted documents."""
    found = revisions(noun, key)
    before = found.filter(sequence__lt=OuterRef("sequence"), redacted_at=None).order_by("-sequence")
    return found.annotate(before=before.values("document")[:1])


def identifiers(noun: str, key: str) -> list[str]:
    """The identifier of a record and its former ones, latest first."""
    found = [key]
    given_up = Revision.objects.filter(
        noun=noun, key=OuterRef("slug"), action=RevisionKind.RENAME, publication=Publication.RETRACTED
    )
    while noun in RECORDS:
        former = RECORDS[noun].objects.filter(Exists(given_up), merged_into__slug=found[-1]).first()
        if former is None:
            break
        found.append(former.slug)
    return found


def latest(noun: str, key: str) -> Revision | None:
    """The latest revision of one record, or None."""
    return Revision.objects.filter(noun=noun, key=key).order_by("-sequence").first()


def latest_digests(noun: str) -> dict[str, str]:
    """The digest of the current document of every record of a kind, by key."""
    newest = Revision.objects.filter(sequence__in=newest_of(noun))
    return dict(newest.values_list("key", "digest"))


def documents_now(documents: Iterable[Document]) -> dict[str, Document]:
    """The current documents of the records of some documents, by record key."""
    return {record_key: document_after(step) for record_key, step in last_steps(documents).items()}


def last_steps(
    documents: Iterable[Document], *, besides: Collection[RevisionKind] = ()
) -> dict[str, Revision]:
    """The latest revision of the records of some documents, by record key; `besides` are kinds to skip."""
    wanted: dict[str, set[str]] = {}
    for document in documents:
        wanted.setdefault(document.noun, set()).add(document.key)
    return {
        f"{noun}/{step.key}": step
        for noun, keys in wanted.items()
        for step in Revision.objects.filter(
            sequence__in=newest_of(noun).filter(key__in=keys).exclude(action__in=besides)
        )
    }


def newest_of(noun: str) -> QuerySet:
    """The sequence of the latest revision of every record of a kind."""
    return Revision.objects.filter(noun=noun).values("key").annotate(last=Max("sequence")).values("last")


def writers(noun: str, key: str, until: int | None = None) -> set[str]:
    """The authors of what would be published next: all who changed the record since its last publication.

    This includes the authors of records merged into it, and of drafts whose claims it received. Returning a
    draft to its author does not count. With `until`, the authors up to an earlier revision.
    """
    found: set[str] = set()
    steps = revisions(noun, key) if until is None else revisions(noun, key).filter(sequence__lte=until)
    for revision in steps.reverse():
        if revision.publication == Publication.PUBLISHED:
            break
        if revision.action != RevisionKind.RETURN:
            found.add(revision.by)
        if revision.action == RevisionKind.MOVE and (giver := giver_of(revision)):
            found |= writers(noun, giver.key, giver.sequence)
    merged = RECORDS[noun].objects.filter(merged_into__slug=key)
    for other in merged.values_list("slug", flat=True):
        found |= writers(noun, other)
    return found


def giver_of(revision: Revision) -> Revision | None:
    """The revision by which another record lost the claims that a record received; it is the one before."""
    before = Revision.objects.filter(
        sequence=revision.sequence - 1, action=RevisionKind.MOVE, noun=revision.noun
    )
    return before.filter(at=revision.at, by=revision.by).first()


def is_named(name: str) -> bool:
    """Whether history, a proposal or a mark names an account as author, reviewer or decider."""
    steps = Revision.objects.filter(Q(by__iexact=name) | Q(approved_by__iexact=name))
    proposals = Proposal.objects.filter(Q(by__iexact=name) | Q(decided_by__iexact=name))
    marks = ParagraphMark.objects.filter(Q(by__iexact=name) | Q(taken_back_by__iexact=name))
    return steps.exists() or proposals.exists() or marks.exists()


def document_after(revision: Revision) -> Document:
    """The document that a revision stores."""
    return Document(revision.noun, revision.key, json.loads(revision.document))


def current_documents() -> Iterator[Document]:
    """The latest document of every record, by kind in the order of import, then by key."""
    for noun in KINDS:
        for revision in Revision.objects.filter(sequence__in=newest_of(noun)).order_by("key").iterator():
            yield document_after(revision)
