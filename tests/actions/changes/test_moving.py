"""Moving a claim to another record keeps the claim, and both histories record the move."""

import pytest

from relations.actions import curation, identity, review
from relations.actions.outcome import ChangeRequest
from relations.errors import (
    CannotMoveClaim,
    InvalidDocuments,
    MissingReason,
    NoSuchClaim,
    OutdatedRevision,
    RecordExists,
    Retracted,
    SelfApproval,
    UncitedFacts,
)
from relations.models import Claim, Leader, Proposal, Publication, Revision, RevisionKind
from relations.queries.review.proposals import is_outdated
from tests.factories import ClaimFactory, LeaderFactory
from tests.factories.record import AT, WRITER, correct_record, document_of

pytestmark = pytest.mark.django_db

ANNA, BINH = ChangeRequest("anna", AT, "The paragraph means his successor."), {"by": "binh", "at": AT}
DRY_RUN = ChangeRequest("anna", AT, dry_run=True)


@pytest.fixture
def create_pair():
    """Creates two leaders, of which the first has a claim that names the second."""

    def create(one="published", other="published"):
        found = [
            LeaderFactory(id=key, name=name, publication=state)
            for key, name, state in (("one", "Vo Van Thuong", one), ("other", "To Lam", other))
        ]
        if one == "published":
            claims = document_of(found[0]).data["claims"]
            wrong = {"at": "first-witness#7", "printed": "To Lam", "value": "To Lam"}
            correct_record(found[0], {"claims": claims | {"name": [*claims["name"], wrong]}})
        else:
            ClaimFactory(record=found[0], fact="name", at="first-witness#7", printed="To Lam", value="To Lam")
        return [leader(key) for key in ("one", "other")]

    return create


def leader(key):
    return Leader.objects.get(slug=key)


def find_misplaced_claim():
    return Claim.objects.get(printed="To Lam", record_key="leader/one", paragraph__position=7)


def name_claims(key):
    return {each["id"] for each in document_of(leader(key)).data.get("claims", {}).get("name", [])}


def test_moving_a_claim_between_drafts_happens_at_once_and_keeps_its_identifier(create_pair):
    one, other = create_pair("draft", "draft")
    claim = find_misplaced_claim()
    assert claim.standing == "unparsed"

    outcome = identity.move(one, other, str(claim.pk), ANNA)

    claim.refresh_from_db()
    assert (claim.record_key, claim.standing) == ("leader/other", "agrees")
    assert claim.about_leader == other
    assert outcome.also_changed == ["leader/other"]
    steps = Revision.objects.order_by("-sequence")[:2]
    assert {(step.key, step.action, step.reason) for step in steps} == {
        (key, RevisionKind.MOVE, ANNA.reason) for key in ("one", "other")
    }


def test_moving_a_claim_between_published_records_is_proposed(create_pair):
    one, other = create_pair()
    claim = find_misplaced_claim()

    outcome = identity.move(one, other, str(claim.pk), ANNA)

    assert (outcome.proposal.key, outcome.proposal.other) == ("one", "other")
    assert find_misplaced_claim() == claim
    with pytest.raises(SelfApproval):
        review.approve(outcome.proposal, by="anna", at=AT)
    review.approve(outcome.proposal, **BINH)
    assert str(claim.pk) not in name_claims("one")
    assert str(claim.pk) in name_claims("other")
    for key in ("one", "other"):
        step = Revision.objects.filter(key=key).latest("sequence")
        assert (step.action, step.by, step.approved_by) == (RevisionKind.MOVE, "anna", "binh")
        assert step.is_public


def create_misplaced_claim(create_pair, *states):
    create_pair(*states)
    return find_misplaced_claim()


@pytest.mark.parametrize("key", ["one", "other"])
def test_a_move_is_outdated_when_either_published_record_has_changed(create_pair, key):
    proposal = identity.move(*create_pair(), str(find_misplaced_claim().pk), ANNA).proposal
    correct_record(leader(key), {"native_name": "Tô"})

    assert is_outdated(proposal)
    with pytest.raises(OutdatedRevision, match=f"leader/{key} is at revision"):
        review.approve(proposal, **BINH)


def test_a_move_to_a_draft_is_not_outdated_when_the_draft_has_changed(create_pair):
    claim = create_misplaced_claim(create_pair, "published", "draft")
    proposal = identity.move(leader("one"), leader("other"), str(claim.pk), ANNA).proposal
    correct_record(leader("other"), {"native_name": "Tô Lâm"})

    assert not is_outdated(proposal)
    review.approve(proposal, **BINH)

    assert name_claims("other") == {str(claim.pk)}
    assert document_of(leader("other")).data["native_name"] == "Tô Lâm"


def test_a_claim_is_moved_to_a_new_record(create_pair):
    claim = create_misplaced_claim(create_pair, "draft", "draft")

    identity.move_to_new(leader("one"), {"id": "to-lam", "name": "To Lam"}, str(claim.pk), ANNA)

    assert leader("to-lam").publication == Publication.DRAFT
    assert name_claims("to-lam") == {str(claim.pk)}
    actions = Revision.objects.filter(key="to-lam").order_by("number").values_list("action", flat=True)
    assert list(actions) == [RevisionKind.CREATE, RevisionKind.MOVE]


def test_moving_a_published_claim_to_a_new_record_creates_the_draft_and_proposes_the_move(create_pair):
    claim = create_misplaced_claim(create_pair)

    outcome = identity.move_to_new(leader("one"), {"id": "to-lam", "name": "To Lam"}, str(claim.pk), ANNA)

    assert name_claims("to-lam") == set()
    review.approve(outcome.proposal, **BINH)
    assert name_claims("to-lam") == {str(claim.pk)}
    assert leader("to-lam").publication == Publication.DRAFT


def test_a_dry_run_and_a_refused_move_create_no_record(create_pair):
    claim = str(create_misplaced_claim(create_pair).pk)

    identity.move_to_new(leader("one"), {"id": "to-lam", "name": "To Lam"}, claim, DRY_RUN)
    with pytest.raises(MissingReason):
        identity.move_to_new(
            leader("one"), {"id": "to-lam", "name": "To Lam"}, claim, ChangeRequest("anna", AT)
        )
    with pytest.raises(RecordExists):
        identity.move_to_new(leader("one"), {"id": "other", "name": "To Lam"}, claim, ANNA)
    with pytest.raises(InvalidDocuments):
        identity.move_to_new(leader("one"), {"id": "To Lam", "name": "To Lam"}, claim, ANNA)

    assert not Leader.objects.filter(slug="to-lam").exists()
    assert not Proposal.objects.exists()


def test_a_claim_that_cannot_be_moved_is_refused(create_pair):
    one, other = create_pair()
    claim = str(find_misplaced_claim().pk)

    with pytest.raises(CannotMoveClaim, match="leader/one already has the claim"):
        identity.move(one, one, claim, ANNA)
    with pytest.raises(NoSuchClaim):
        identity.move(other, one, claim, ANNA)
    gone = LeaderFactory(id="gone", publication="retracted")
    with pytest.raises(Retracted):
        identity.move(one, gone, claim, ANNA)


def test_the_only_claim_on_a_published_fact_cannot_be_moved(create_pair):
    one, other = create_pair()
    [claim] = name_claims("other")

    with pytest.raises(UncitedFacts):
        identity.move(other, one, claim, ANNA)


def test_the_author_of_a_draft_cannot_approve_moving_its_claim_to_a_published_record(create_pair):
    one, _other = create_pair("draft", "published")
    proposal = identity.move(one, leader("other"), str(find_misplaced_claim().pk), ANNA).proposal

    with pytest.raises(SelfApproval, match="leader/one"):
        review.approve(proposal, by=WRITER, at=AT)


def test_the_author_of_a_claim_cannot_publish_the_draft_that_it_was_moved_to(create_pair):
    claim = create_misplaced_claim(create_pair, "draft", "draft")
    identity.move_to_new(leader("one"), {"id": "to-lam", "name": "To Lam"}, str(claim.pk), ANNA)
    proposal = curation.submit(leader("to-lam"), ANNA).proposal

    with pytest.raises(SelfApproval):
        review.approve(proposal, by=WRITER, at=AT)
