"""Redaction: one document goes, its step stays, and nothing that reads the history stumbles over it."""

import json
from contextlib import contextmanager
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from relations.actions import curation, publication
from relations.actions.history_lock import history_lock
from relations.actions.redaction import redact
from relations.actions.replay import replay
from relations.actions.review import approve
from relations.models import Leader, Proposal, Revision
from relations.models.history_guard import REFUSAL
from relations.queries.history import revisions
from relations.refusals import AlreadyRedacted, NoReason, NoSuchRevision, Redacted, StandsThere
from tests.actions.curators import ANNA, BINH, draft
from tests.actions.two_leaders import drafted, merged, parted
from tests.actions.world import AT, data_of, history, make_world, rolled_back, stored

pytestmark = pytest.mark.django_db

LAWYER = {"by": "lawyer", "at": AT, "reason": "A court ordered it."}
LIBEL = {"text": "The Crook", "kind": "short"}


@pytest.fixture
def leader():
    """A leader who was called names, until somebody corrected it."""
    make_world()
    return libelled()


def libelled():
    found = draft()
    curation.correct(found, {"aliases": [LIBEL]}, ANNA)
    curation.correct(found, {"aliases": None}, ANNA)
    return found


def step(number, key="li-qiang"):
    return revisions("leader", key).get(number=number)


def test_the_document_goes_and_who_when_and_why_stay(leader):
    before = step(2)

    after = redact("leader/li-qiang", before.sequence, **LAWYER)

    assert (after.document, after.digest) == ("{}", sha256(b"{}").hexdigest())
    assert (after.redacted_by, after.redacted_at, after.redacted_because) == ("lawyer", AT, LAWYER["reason"])
    kept = ("sequence", "number", "deed", "by", "at", "reason", "publication", "is_public")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert "Crook" not in json.dumps(list(Revision.objects.values_list("document", flat=True)))


def test_what_was_proposed_in_the_same_words_is_blanked_too(leader):
    publication.publish(leader, **BINH)
    proposal = curation.correct(leader, {"aliases": [LIBEL]}, ANNA).proposal
    approve(proposal, **BINH)
    approve(curation.correct(leader, {"aliases": None}, ANNA).proposal, **BINH)

    redact("leader/li-qiang", step(5).sequence, **LAWYER)

    assert Proposal.objects.get(pk=proposal.pk).document == "{}"
    assert Proposal.objects.filter(document="{}").count() == 1


def test_what_cannot_be_redacted_is_refused(leader):
    sequence = step(2).sequence
    for key, number, reason, error in (
        ("leader/li-qiang", sequence, " ", NoReason),
        ("leader/none", sequence, "So.", NoSuchRevision),
        ("leader/li-qiang", 10**9, "So.", NoSuchRevision),
        ("leader/li-qiang", step(3).sequence, "So.", StandsThere),
    ):
        with pytest.raises(error):
            redact(key, number, **LAWYER | {"reason": reason})
    redact("leader/li-qiang", sequence, **LAWYER)
    with pytest.raises(AlreadyRedacted):
        redact("leader/li-qiang", sequence, **LAWYER)


def test_nobody_goes_back_to_what_is_redacted(leader):
    redact("leader/li-qiang", step(2).sequence, **LAWYER)

    with pytest.raises(Redacted, match="is redacted: nobody can go back"):
        curation.restore(leader, step(2).sequence, ANNA)
    curation.correct(leader, {"given_name": "Qiang"}, ANNA)
    curation.restore(leader, step(1).sequence, ANNA)
    assert data_of(leader)["name"] == "Li Qiang"


def test_the_last_word_of_what_is_retracted_is_redacted(leader):
    curation.retract(leader, ANNA)

    assert redact("leader/li-qiang", step(4).sequence, **LAWYER).is_redacted


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
def test_the_database_lets_nothing_pass_but_redaction(leader, change):
    with (
        pytest.raises(DatabaseError, match=REFUSAL),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE relations_revision SET {change}")


def test_what_is_redacted_stays_so(leader):
    found = redact("leader/li-qiang", step(2).sequence, **LAWYER)

    for change in ({"redacted_because": "Otherwise."}, {"redacted_at": None}, {"document": '{"id": "x"}'}):
        with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
            Revision.objects.filter(pk=found.pk).update(**change)


@pytest.mark.parametrize("numbers", [[1], [2], [1, 2]])
def test_replay_rebuilds_all_that_is_known(numbers):
    with rolled_back():
        make_world()
        found = libelled()
        for number in numbers:
            redact("leader/li-qiang", step(number).sequence, **LAWYER)
        publication.publish(found, **BINH)
        expected, known = (stored(), history()), list(Revision.objects.all())

    replay(known)

    assert (stored(), history()) == expected
    assert Leader.objects.get(slug="li-qiang").revision == 4


def test_a_merge_is_not_undone_over_a_step_that_is_redacted():
    make_world()
    drafted("one", "other")
    merged("one", "other")
    redact("leader/one", step(1, "one").sequence, **LAWYER)

    with pytest.raises(Redacted, match="leader/one"):
        parted("one", "other")


def test_what_is_redacted_while_somebody_waits_for_the_lock_is_not_restored(leader, monkeypatch):
    found, lock = step(2), history_lock

    @contextmanager
    def lock_after_a_redaction():
        with lock():
            if not revisions("leader", "li-qiang").get(number=2).is_redacted:
                redact("leader/li-qiang", found.sequence, **LAWYER)
            yield

    monkeypatch.setattr(curation, "history_lock", lock_after_a_redaction)

    with pytest.raises(Redacted):
        curation.restore(leader, found.sequence, ANNA)
