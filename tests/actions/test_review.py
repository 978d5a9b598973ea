"""Review: nobody shows readers what nobody else has read."""

import pytest
from django.contrib.auth.models import Group

from relations.actions import curation
from relations.actions.correction import correct
from relations.actions.creation import create
from relations.actions.outcome import Asked
from relations.actions.review import approve, decline
from relations.errors import SelfApproval, UncitedFacts, UnpublishedReferences
from relations.models import Leader, Proposal, Revision
from relations.queries.history import revisions
from relations.queries.proposals import wrote
from relations.refusals import AlreadyDecided, MovedOn, NoReason, NotADraft
from tests.actions.curators import ANNA, BINH, draft, first
from tests.actions.two_leaders import CARLA, drafted, leader, merged, parted
from tests.actions.world import AT, said

pytestmark = pytest.mark.usefixtures("world")


def submitted():
    leader = draft()
    return leader, curation.submit(leader, ANNA).proposal


def state(record):
    record.refresh_from_db()
    return record.publication


def test_a_draft_is_submitted_and_published_by_somebody_else():
    leader, proposal = submitted()
    assert (state(leader), proposal.deed, proposal.base) == ("submitted", "publish", 2)

    revision = approve(proposal, **BINH, word="Checked.")

    assert (state(leader), revision.deed, revision.by, revision.number) == ("published", "publish", "binh", 3)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by, proposal.revision) == ("approved", "binh", 3)


def test_nobody_approves_what_they_wrote_or_submitted():
    leader = draft()
    correct(leader, {"given_name": "Qiang"}, by="binh", at=AT, reason="Known.")
    proposal = curation.submit(leader, ANNA).proposal

    for writer in ("anna", "binh"):
        with pytest.raises(SelfApproval, match=f"{writer} wrote leader/li-qiang"):
            approve(proposal, by=writer, at=AT)
    assert state(leader) == "submitted"
    approve(proposal, by="chi", at=AT)


def test_what_cannot_be_shown_cannot_be_submitted():
    with pytest.raises(UncitedFacts, match="facts without a claim: name"):
        curation.submit(draft(claims={}), ANNA)

    assert not Proposal.objects.exists()


def test_only_a_draft_is_submitted():
    leader, _ = submitted()

    for record, word in ((leader, "submitted"), (first(), "published")):
        with pytest.raises(NotADraft, match=f"is {word}; only a draft"):
            curation.submit(record, ANNA)


def test_who_changes_what_was_submitted_takes_it_back():
    leader, proposal = submitted()

    curation.correct(leader, {"external_ids": ["wikidata:Q9"]}, ANNA)

    proposal.refresh_from_db()
    assert (state(leader), proposal.state) == ("draft", "withdrawn")
    with pytest.raises(AlreadyDecided, match=f"Proposal {proposal.pk} is withdrawn already"):
        approve(proposal, **BINH)


def test_declining_says_why_and_makes_a_draft_again_that_its_reviewer_may_still_publish():
    leader, proposal = submitted()
    with pytest.raises(NoReason):
        decline(proposal, **BINH, word=" ")

    decline(proposal, **BINH, word="Cite his given name.")

    proposal.refresh_from_db()
    assert (state(leader), proposal.state, proposal.word) == ("draft", "declined", "Cite his given name.")
    assert Revision.objects.latest("sequence").deed == "return"
    assert approve(curation.submit(leader, ANNA).proposal, **BINH).publication == "published"


def test_a_correction_of_what_readers_see_waits_and_is_told_with_its_author_and_its_approver():
    visit, revisions = first(), Revision.objects.count()

    outcome = curation.correct(visit, {"period": "2023-12-13"}, ANNA)

    assert (outcome.revision, Revision.objects.count()) == (None, revisions)
    assert str(first().period) == "2023-12-12/2023-12-13"
    revision = approve(outcome.proposal, **BINH)
    assert str(first().period) == "2023-12-13"
    told = (revision.deed, revision.by, revision.approved_by, revision.reason)
    assert told == ("correct", "anna", "binh", "A second source says so.")


def test_a_claim_added_to_what_readers_see_waits_too():
    claims = first().claims.count()

    outcome = curation.cite(first(), "period", said("beta#4", "in 2022", "2022"), ANNA)

    assert first().claims.count() == claims
    approve(outcome.proposal, **BINH)
    assert first().claims.count() == claims + 1


def test_a_correction_of_what_readers_see_needs_a_reason():
    with pytest.raises(NoReason, match="visit/first: no reason is given"):
        curation.correct(first(), {"period": "2023-12-13"}, Asked("anna", AT))


def test_nobody_approves_their_own_proposal():
    proposal = curation.correct(first(), {"period": "2023-12-13"}, ANNA).proposal

    with pytest.raises(SelfApproval):
        approve(proposal, by="anna", at=AT)


def test_an_approval_is_refused_once_the_record_has_moved_on():
    mine = curation.correct(first(), {"period": "2023-12-13"}, ANNA).proposal
    theirs = curation.correct(first(), {"external_ids": ["test:1"]}, Asked("dung", AT, "Seen."))
    approve(mine, **BINH)

    with pytest.raises(MovedOn, match="visit/first is at revision 2, not 1"):
        approve(theirs.proposal, **BINH)
    assert not first().external_ids.exists()


def test_what_is_proposed_keeps_the_rules_before_anybody_reads_it():
    draft()
    with pytest.raises(UncitedFacts, match="kind"):
        curation.correct(first(), {"kind": "official"}, ANNA)
    delegation = [{"leader": "li-qiang", "role": "principal"}]

    with pytest.raises(UnpublishedReferences, match="leader/li-qiang, not published"):
        curation.correct(first(), {"delegation": delegation}, ANNA)


def test_the_terminal_may_keep_what_was_reviewed_elsewhere():
    create("leader", {"id": "other", "name": "Other", "publication": "published"}, by="anna", at=AT)

    assert Leader.objects.get(slug="other").publication == "draft"
    assert first().publication == "published"  # the world was imported so


def test_the_roles_may_do_what_those_before_them_may():
    may = {
        role.name: {each.codename for each in role.permissions.all() if "proposal" in each.codename}
        for role in Group.objects.all()
    }
    seeing = {"view_proposal", "add_proposal"}
    assert may == {
        "reader": set(),
        "curator": seeing,
        "reviewer": {*seeing, "review_proposal"},
        "administrator": {*seeing, "review_proposal"},
    }


def test_declining_what_was_overtaken_leaves_alone_what_was_submitted_since():
    [one] = drafted("one")
    old = curation.submit(one, ANNA).proposal
    for decide in (merged, parted):
        approve(decide("one").proposal, **BINH)
    new = curation.submit(leader("one"), ANNA).proposal

    decline(old, **BINH, word="It was merged.")

    assert state(leader("one")) == "submitted"
    approve(new, **BINH)


def test_nobody_approves_that_a_draft_of_theirs_is_restored():
    leader = draft()
    correct(leader, {"given_name": "Qiang"}, by="binh", at=AT, reason="Known.")
    theirs = revisions("leader", "li-qiang").get(number=2)
    correct(leader, {"given_name": None}, by="chi", at=AT, reason="Not said.")
    approve(curation.submit(leader, ANNA).proposal, by="dung", at=AT)

    proposal = curation.restore(leader, theirs.sequence, ANNA).proposal

    assert [name for name in ("anna", "binh", "chi", "dung") if wrote(proposal, name)] == ["anna", "binh"]
    with pytest.raises(SelfApproval, match="binh wrote leader/li-qiang"):
        approve(proposal, **BINH)
    approve(proposal, by="dung", at=AT)


def test_what_readers_saw_once_is_restored_by_whoever_wrote_it_then():
    visit = first()
    approve(curation.correct(visit, {"period": "2023-12-12"}, ANNA).proposal, **BINH)
    seen = revisions("visit", "first").get(number=visit.revision + 1)
    approve(curation.correct(visit, {"period": "2023"}, ANNA).proposal, by="chi", at=AT)

    approve(curation.restore(visit, seen.sequence, CARLA).proposal, by="anna", at=AT)

    assert first().period.edtf == "2023-12-12"
