"""Redaction blanks the document of a revision, and everything that reads the history can handle that."""

import json
from contextlib import contextmanager
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from relations.actions import curation
from relations.actions.changes import publication
from relations.actions.changes.redaction import redact
from relations.actions.recording.history_lock import history_lock
from relations.actions.recording.replay import replay
from relations.actions.review import approve
from relations.errors import AlreadyRedacted, CurrentRevision, MissingReason, NoSuchRevision, RedactedRevision
from relations.models import Leader, Proposal, Revision
from relations.models.history_guard import APPEND_ONLY
from relations.queries.history.revisions import revisions
from tests.actions.curators import ANNA, BINH, create_draft
from tests.actions.two_leaders import create_drafts, merge_leaders, unmerge_leaders
from tests.actions.world import AT, data_of, history, make_world, rolled_back, stored

pytestmark = pytest.mark.django_db

LAWYER = {"by": "lawyer", "at": AT, "reason": "A court ordered it."}
LIBEL = {"text": "The Crook", "kind": "short"}


@pytest.fixture
def leader():
    """A leader whose second revision has a libellous alias, which the third removes."""
    make_world()
    return create_libelled_leader()


def create_libelled_leader():
    found = create_draft()
    curation.correct(found, {"aliases": [LIBEL]}, ANNA)
    curation.correct(found, {"aliases": None}, ANNA)
    return found


def revision_of(number, key="li-qiang"):
    return revisions("leader", key).get(number=number)


def test_redaction_blanks_the_document_and_keeps_who_when_and_why(leader):
    before = revision_of(2)

    after = redact("leader/li-qiang", before.sequence, **LAWYER)

    assert (after.document, after.digest) == ("{}", sha256(b"{}").hexdigest())
    assert (after.redacted_by, after.redacted_at, after.redacted_because) == ("lawyer", AT, LAWYER["reason"])
    kept = ("sequence", "number", "action", "by", "at", "reason", "publication", "is_public")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert "Crook" not in json.dumps(list(Revision.objects.values_list("document", flat=True)))


def test_redaction_blanks_the_proposal_of_the_revision_too(leader):
    publication.publish(leader, **BINH)
    proposal = curation.correct(leader, {"aliases": [LIBEL]}, ANNA).proposal
    approve(proposal, **BINH)
    approve(curation.correct(leader, {"aliases": None}, ANNA).proposal, **BINH)

    redact("leader/li-qiang", revision_of(5).sequence, **LAWYER)

    assert Proposal.objects.get(pk=proposal.pk).document == "{}"
    assert Proposal.objects.filter(document="{}").count() == 1


def test_revisions_that_cannot_be_redacted_are_refused(leader):
    sequence = revision_of(2).sequence
    for key, number, reason, error in (
        ("leader/li-qiang", sequence, " ", MissingReason),
        ("leader/none", sequence, "So.", NoSuchRevision),
        ("leader/li-qiang", 10**9, "So.", NoSuchRevision),
        ("leader/li-qiang", revision_of(3).sequence, "So.", CurrentRevision),
    ):
        with pytest.raises(error):
            redact(key, number, **LAWYER | {"reason": reason})
    redact("leader/li-qiang", sequence, **LAWYER)
    with pytest.raises(AlreadyRedacted):
        redact("leader/li-qiang", sequence, **LAWYER)


def test_a_redacted_revision_cannot_be_restored(leader):
    redact("leader/li-qiang", revision_of(2).sequence, **LAWYER)

    with pytest.raises(RedactedRevision, match="or the one before it, is redacted"):
        curation.restore(leader, revision_of(2).sequence, ANNA)
    curation.correct(leader, {"given_name": "Qiang"}, ANNA)
    curation.restore(leader, revision_of(1).sequence, ANNA)
    assert data_of(leader)["name"] == "Li Qiang"


def test_the_last_revision_of_a_retracted_record_can_be_redacted(leader):
    curation.retract(leader, ANNA)

    assert redact("leader/li-qiang", revision_of(4).sequence, **LAWYER).is_redacted


@pytest.mark.parametrize(
    "change",
    [
        "document = '{}'",
        "document = '', redacted_at = '2024-01-01'",
        "document = '{}', redacted_at = '2024-01-01', reason = 'otherwise'",
        "document = '{}', redacted_at = '2024-01-01', is_public = NOT is_public",
        "document = '{}', redacted_at = '2024-01-01', number = number + 100",
    ],
)
def test_the_database_refuses_any_other_update_of_a_revision(leader, change):
    with (
        pytest.raises(DatabaseError, match=APPEND_ONLY),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE relations_revision SET {change}")


def test_a_redacted_revision_cannot_be_changed(leader):
    found = redact("leader/li-qiang", revision_of(2).sequence, **LAWYER)

    for change in ({"redacted_because": "Otherwise."}, {"redacted_at": None}, {"document": '{"id": "x"}'}):
        with pytest.raises(DatabaseError, match=APPEND_ONLY), transaction.atomic():
            Revision.objects.filter(pk=found.pk).update(**change)


@pytest.mark.parametrize("numbers", [[1], [2], [1, 2]])
def test_replay_rebuilds_everything_but_redacted_documents(numbers):
    with rolled_back():
        make_world()
        found = create_libelled_leader()
        for number in numbers:
            redact("leader/li-qiang", revision_of(number).sequence, **LAWYER)
        publication.publish(found, **BINH)
        expected, kept = (stored(), history()), list(Revision.objects.all())

    replay(kept)

    assert (stored(), history()) == expected
    assert Leader.objects.get(slug="li-qiang").revision == 4


def test_a_merge_of_a_redacted_revision_cannot_be_undone():
    make_world()
    create_drafts("one", "other")
    merge_leaders("one", "other")
    redact("leader/one", revision_of(1, "one").sequence, **LAWYER)

    with pytest.raises(RedactedRevision, match="leader/one"):
        unmerge_leaders("one", "other")


def test_a_revision_that_is_redacted_while_a_restoration_waits_for_the_lock_is_not_restored(
    leader, monkeypatch
):
    found, lock = revision_of(2), history_lock

    @contextmanager
    def lock_after_a_redaction():
        with lock():
            if not revisions("leader", "li-qiang").get(number=2).is_redacted:
                redact("leader/li-qiang", found.sequence, **LAWYER)
            yield

    monkeypatch.setattr(curation, "history_lock", lock_after_a_redaction)

    with pytest.raises(RedactedRevision):
        curation.restore(leader, found.sequence, ANNA)
