"""Claims whose words mean another record: they go there as they are, and both histories tell it."""

import pytest

from relations.actions import curation, identity, review
from relations.actions.outcome import Asked
from relations.errors import InvalidDocuments, RecordExists, Retracted, SelfApproval, UncitedFacts
from relations.models import Claim, Deed, Leader, Proposal, Publication, Revision
from relations.queries.proposals import is_overtaken
from relations.refusals import MovedOn, MoveRefused, NoReason, NoSuchClaim
from tests.factories import ClaimFactory, LeaderFactory
from tests.factories.record import AT, WRITER, corrected, document_of

pytestmark = pytest.mark.django_db

ANNA, BINH = Asked("anna", AT, "The paragraph means his successor."), {"by": "binh", "at": AT}
DRY = Asked("anna", AT, dry_run=True)


@pytest.fixture
def pair():
    """Two leaders, of which the first has a claim that names the second."""

    def made(one="published", other="published"):
        found = [
            LeaderFactory(id=key, name=name, publication=state)
            for key, name, state in (("one", "Vo Van Thuong", one), ("other", "To Lam", other))
        ]
        if one == "published":
            claims = document_of(found[0]).data["claims"]
            wrong = {"at": "first-witness#7", "printed": "To Lam", "value": "To Lam"}
            corrected(found[0], {"claims": claims | {"name": [*claims["name"], wrong]}})
        else:
            ClaimFactory(record=found[0], fact="name", at="first-witness#7", printed="To Lam", value="To Lam")
        return [leader(key) for key in ("one", "other")]

    return made


def leader(key):
    return Leader.objects.get(slug=key)


def astray():
    return Claim.objects.get(printed="To Lam", record_key="leader/one", paragraph__position=7)


def names(key):
    return {each["id"] for each in document_of(leader(key)).data.get("claims", {}).get("name", [])}


def test_between_drafts_a_claim_goes_at_once_with_its_identifier_and_agrees_there(pair):
    one, other = pair("draft", "draft")
    claim = astray()
    assert claim.standing == "unparsed"

    outcome = identity.move(one, other, str(claim.pk), ANNA)

    claim.refresh_from_db()
    assert (claim.record_key, claim.standing) == ("leader/other", "agrees")
    assert claim.about_leader == other
    assert outcome.also_changed == ["leader/other"]
    steps = Revision.objects.order_by("-sequence")[:2]
    assert {(step.key, step.deed, step.reason) for step in steps} == {
        (key, Deed.MOVE, ANNA.reason) for key in ("one", "other")
    }


def test_of_what_readers_see_the_move_waits_for_somebody_else(pair):
    one, other = pair()
    claim = astray()

    outcome = identity.move(one, other, str(claim.pk), ANNA)

    assert (outcome.proposal.key, outcome.proposal.other) == ("one", "other")
    assert astray() == claim
    with pytest.raises(SelfApproval):
        review.approve(outcome.proposal, by="anna", at=AT)
    review.approve(outcome.proposal, **BINH)
    assert str(claim.pk) not in names("one")
    assert str(claim.pk) in names("other")
    for key in ("one", "other"):
        step = Revision.objects.filter(key=key).latest("sequence")
        assert (step.deed, step.by, step.approved_by) == (Deed.MOVE, "anna", "binh")
        assert step.is_public


def astray_after(pair, *states):
    pair(*states)
    return astray()


@pytest.mark.parametrize("key", ["one", "other"])
def test_a_move_is_for_the_revisions_that_its_author_read(pair, key):
    proposal = identity.move(*pair(), str(astray().pk), ANNA).proposal
    corrected(leader(key), {"native_name": "Tô"})

    assert is_overtaken(proposal)
    with pytest.raises(MovedOn, match=f"leader/{key} is at revision"):
        review.approve(proposal, **BINH)


def test_a_draft_that_shall_get_a_claim_may_be_worked_on_meanwhile(pair):
    claim = astray_after(pair, "published", "draft")
    proposal = identity.move(leader("one"), leader("other"), str(claim.pk), ANNA).proposal
    corrected(leader("other"), {"native_name": "Tô Lâm"})

    assert not is_overtaken(proposal)
    review.approve(proposal, **BINH)

    assert names("other") == {str(claim.pk)}
    assert document_of(leader("other")).data["native_name"] == "Tô Lâm"


def test_a_new_record_is_started_with_the_claim(pair):
    claim = astray_after(pair, "draft", "draft")

    identity.move_to_new(leader("one"), {"id": "to-lam", "name": "To Lam"}, str(claim.pk), ANNA)

    assert leader("to-lam").publication == Publication.DRAFT
    assert names("to-lam") == {str(claim.pk)}
    deeds = Revision.objects.filter(key="to-lam").order_by("number").values_list("deed", flat=True)
    assert list(deeds) == [Deed.CREATE, Deed.MOVE]


def test_of_what_readers_see_the_new_draft_is_there_at_once_and_the_claim_waits(pair):
    claim = astray_after(pair)

    outcome = identity.move_to_new(leader("one"), {"id": "to-lam", "name": "To Lam"}, str(claim.pk), ANNA)

    assert names("to-lam") == set()
    review.approve(outcome.proposal, **BINH)
    assert names("to-lam") == {str(claim.pk)}
    assert leader("to-lam").publication == Publication.DRAFT


def test_a_rehearsal_and_a_refusal_leave_no_new_record(pair):
    claim = str(astray_after(pair).pk)

    identity.move_to_new(leader("one"), {"id": "to-lam", "name": "To Lam"}, claim, DRY)
    with pytest.raises(NoReason):
        identity.move_to_new(leader("one"), {"id": "to-lam", "name": "To Lam"}, claim, Asked("anna", AT))
    with pytest.raises(RecordExists):
        identity.move_to_new(leader("one"), {"id": "other", "name": "To Lam"}, claim, ANNA)
    with pytest.raises(InvalidDocuments):
        identity.move_to_new(leader("one"), {"id": "To Lam", "name": "To Lam"}, claim, ANNA)

    assert not Leader.objects.filter(slug="to-lam").exists()
    assert not Proposal.objects.exists()


def test_what_cannot_be_moved_is_refused_by_name(pair):
    one, other = pair()
    claim = str(astray().pk)

    with pytest.raises(MoveRefused, match="leader/one has the claim already"):
        identity.move(one, one, claim, ANNA)
    with pytest.raises(NoSuchClaim):
        identity.move(other, one, claim, ANNA)
    gone = LeaderFactory(id="gone", publication="retracted")
    with pytest.raises(Retracted):
        identity.move(one, gone, claim, ANNA)


def test_the_only_claim_on_what_readers_see_stays(pair):
    one, other = pair()
    [claim] = names("other")

    with pytest.raises(UncitedFacts):
        identity.move(other, one, claim, ANNA)


def test_nobody_shows_what_they_wrote_in_a_draft_by_having_it_moved(pair):
    one, _other = pair("draft", "published")
    proposal = identity.move(one, leader("other"), str(astray().pk), ANNA).proposal

    with pytest.raises(SelfApproval, match="leader/one"):
        review.approve(proposal, by=WRITER, at=AT)


def test_who_wrote_a_claim_does_not_publish_the_draft_that_got_it(pair):
    claim = astray_after(pair, "draft", "draft")
    identity.move_to_new(leader("one"), {"id": "to-lam", "name": "To Lam"}, str(claim.pk), ANNA)
    proposal = curation.submit(leader("to-lam"), ANNA).proposal

    with pytest.raises(SelfApproval):
        review.approve(proposal, by=WRITER, at=AT)
