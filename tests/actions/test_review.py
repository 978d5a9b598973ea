"""Review: what is published has been read by two people."""

import pytest
from django.contrib.auth.models import Group

from relations.actions import curation
from relations.actions.changes.correction import correct
from relations.actions.changes.creation import create
from relations.actions.outcome import ChangeRequest
from relations.actions.review import approve, decline
from relations.errors import (
    AlreadyDecided,
    MissingReason,
    NotADraft,
    OutdatedRevision,
    SelfApproval,
    UncitedFacts,
    UnpublishedReferences,
)
from relations.models import Leader, Proposal, Revision
from relations.queries.history.revisions import revisions
from relations.queries.review.proposals import wrote
from tests.actions.curators import ANNA, BINH, create_draft, first_visit
from tests.actions.two_leaders import CARLA, create_drafts, leader, merge_leaders, unmerge_leaders
from tests.actions.world import AT, make_claim

pytestmark = pytest.mark.usefixtures("world")


def submit_draft():
    leader = create_draft()
    return leader, curation.submit(leader, ANNA).proposal


def publication_of(record):
    record.refresh_from_db()
    return record.publication


def test_a_submitted_draft_is_published_by_somebody_else():
    leader, proposal = submit_draft()
    assert (publication_of(leader), proposal.action, proposal.base) == ("submitted", "publish", 2)

    revision = approve(proposal, **BINH, comment="Checked.")

    assert (publication_of(leader), revision.action, revision.by, revision.number) == (
        "published",
        "publish",
        "binh",
        3,
    )
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by, proposal.revision) == ("approved", "binh", 3)


def test_nobody_approves_a_draft_that_they_wrote_or_submitted():
    leader = create_draft()
    correct(leader, {"given_name": "Qiang"}, by="binh", at=AT, reason="Known.")
    proposal = curation.submit(leader, ANNA).proposal

    for writer in ("anna", "binh"):
        with pytest.raises(SelfApproval, match=f"leader/li-qiang was written by {writer}"):
            approve(proposal, by=writer, at=AT)
    assert publication_of(leader) == "submitted"
    approve(proposal, by="chi", at=AT)


def test_a_draft_with_uncited_facts_cannot_be_submitted():
    with pytest.raises(UncitedFacts, match="facts without a claim: name"):
        curation.submit(create_draft(claims={}), ANNA)

    assert not Proposal.objects.exists()


def test_only_a_draft_can_be_submitted():
    leader, _ = submit_draft()

    for record, publication in ((leader, "submitted"), (first_visit(), "published")):
        with pytest.raises(NotADraft, match=f"is {publication}; only a draft"):
            curation.submit(record, ANNA)


def test_changing_a_submitted_draft_withdraws_its_proposal():
    leader, proposal = submit_draft()

    curation.correct(leader, {"external_ids": ["wikidata:Q9"]}, ANNA)

    proposal.refresh_from_db()
    assert (publication_of(leader), proposal.state) == ("draft", "withdrawn")
    with pytest.raises(AlreadyDecided, match=f"Proposal {proposal.pk} is already withdrawn"):
        approve(proposal, **BINH)


def test_declining_needs_a_comment_and_returns_a_draft_that_its_reviewer_may_still_publish():
    leader, proposal = submit_draft()
    with pytest.raises(MissingReason):
        decline(proposal, **BINH, comment=" ")

    decline(proposal, **BINH, comment="Cite his given name.")

    proposal.refresh_from_db()
    assert (publication_of(leader), proposal.state, proposal.comment) == (
        "draft",
        "declined",
        "Cite his given name.",
    )
    assert Revision.objects.latest("sequence").action == "return"
    assert approve(curation.submit(leader, ANNA).proposal, **BINH).publication == "published"


def test_a_correction_of_a_published_record_is_proposed_and_keeps_its_author_and_its_approver():
    visit, revisions = first_visit(), Revision.objects.count()

    outcome = curation.correct(visit, {"period": "2023-12-13"}, ANNA)

    assert (outcome.revision, Revision.objects.count()) == (None, revisions)
    assert str(first_visit().period) == "2023-12-12/2023-12-13"
    revision = approve(outcome.proposal, **BINH)
    assert str(first_visit().period) == "2023-12-13"
    attribution = (revision.action, revision.by, revision.approved_by, revision.reason)
    assert attribution == ("correct", "anna", "binh", "A second source says so.")


def test_adding_a_claim_to_a_published_record_is_proposed():
    claims = first_visit().claims.count()

    outcome = curation.cite(first_visit(), "period", make_claim("beta#4", "in 2022", "2022"), ANNA)

    assert first_visit().claims.count() == claims
    approve(outcome.proposal, **BINH)
    assert first_visit().claims.count() == claims + 1


def test_a_correction_of_a_published_record_needs_a_reason():
    with pytest.raises(MissingReason, match="visit/first needs a reason"):
        curation.correct(first_visit(), {"period": "2023-12-13"}, ChangeRequest("anna", AT))


def test_nobody_approves_their_own_proposal():
    proposal = curation.correct(first_visit(), {"period": "2023-12-13"}, ANNA).proposal

    with pytest.raises(SelfApproval):
        approve(proposal, by="anna", at=AT)


def test_an_outdated_proposal_cannot_be_approved():
    mine = curation.correct(first_visit(), {"period": "2023-12-13"}, ANNA).proposal
    theirs = curation.correct(first_visit(), {"external_ids": ["test:1"]}, ChangeRequest("dung", AT, "Seen."))
    approve(mine, **BINH)

    with pytest.raises(OutdatedRevision, match="visit/first is at revision 2, not 1"):
        approve(theirs.proposal, **BINH)
    assert not first_visit().external_ids.exists()


def test_a_proposal_that_breaks_a_rule_is_refused():
    create_draft()
    with pytest.raises(UncitedFacts, match="kind"):
        curation.correct(first_visit(), {"kind": "official"}, ANNA)
    delegation = [{"leader": "li-qiang", "role": "principal"}]

    with pytest.raises(UnpublishedReferences, match="not published: leader/li-qiang"):
        curation.correct(first_visit(), {"delegation": delegation}, ANNA)


def test_creating_makes_a_draft_and_importing_may_publish():
    create("leader", {"id": "other", "name": "Other", "publication": "published"}, by="anna", at=AT)

    assert Leader.objects.get(slug="other").publication == "draft"
    assert first_visit().publication == "published"  # the import of the world published it


def test_each_role_has_the_permissions_of_the_roles_below_it():
    permissions = {
        role.name: {each.codename for each in role.permissions.all() if "proposal" in each.codename}
        for role in Group.objects.all()
    }
    curator = {"view_proposal", "add_proposal"}
    assert permissions == {
        "reader": set(),
        "curator": curator,
        "reviewer": {*curator, "review_proposal"},
        "administrator": {*curator, "review_proposal"},
    }


def test_declining_an_outdated_proposal_leaves_a_later_submission_alone():
    [one] = create_drafts("one")
    old = curation.submit(one, ANNA).proposal
    for decide in (merge_leaders, unmerge_leaders):
        approve(decide("one").proposal, **BINH)
    new = curation.submit(leader("one"), ANNA).proposal

    decline(old, **BINH, comment="It was merged.")

    assert publication_of(leader("one")) == "submitted"
    approve(new, **BINH)


def test_nobody_approves_the_restoration_of_a_draft_that_they_wrote():
    leader = create_draft()
    correct(leader, {"given_name": "Qiang"}, by="binh", at=AT, reason="Known.")
    theirs = revisions("leader", "li-qiang").get(number=2)
    correct(leader, {"given_name": None}, by="chi", at=AT, reason="Not stated.")
    approve(curation.submit(leader, ANNA).proposal, by="dung", at=AT)

    proposal = curation.restore(leader, theirs.sequence, ANNA).proposal

    assert [name for name in ("anna", "binh", "chi", "dung") if wrote(proposal, name)] == ["anna", "binh"]
    with pytest.raises(SelfApproval, match="leader/li-qiang was written by binh"):
        approve(proposal, **BINH)
    approve(proposal, by="dung", at=AT)


def test_the_author_of_a_published_revision_may_approve_its_restoration():
    visit = first_visit()
    approve(curation.correct(visit, {"period": "2023-12-12"}, ANNA).proposal, **BINH)
    seen = revisions("visit", "first").get(number=visit.revision + 1)
    approve(curation.correct(visit, {"period": "2023"}, ANNA).proposal, by="chi", at=AT)

    approve(curation.restore(visit, seen.sequence, CARLA).proposal, by="anna", at=AT)

    assert first_visit().period.edtf == "2023-12-12"
