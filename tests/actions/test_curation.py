"""What curators do: drafts change at once, what readers see is proposed."""

import pytest

from relations.actions import curation
from relations.actions.outcome import Asked
from relations.actions.publication import publish
from relations.actions.review import approve
from relations.errors import NothingChanged, StillReferred
from relations.models import Leader, Place, Proposal, Revision
from relations.refusals import MovedOn, NoSuchClaim, NoSuchRevision
from tests.actions.curators import ANNA, BINH, DRY, draft, first
from tests.actions.world import AT, data_of, said

pytestmark = pytest.mark.usefixtures("world")


def state(record):
    record.refresh_from_db()
    return record.publication


def test_reference_data_is_proposed_for_readers_see_it_at_once():
    outcome = curation.create("place", {"id": "hue", "name": "Hue", "kind": "city"}, ANNA)
    assert not Place.objects.filter(slug="hue").exists()

    revision = approve(outcome.proposal, **BINH)

    assert (revision.number, revision.by, revision.approved_by) == (1, "anna", "binh")
    assert Place.objects.get(slug="hue").name == "Hue"


def test_retracting_what_readers_see_waits_and_a_draft_goes_at_once():
    leader = draft()
    curation.retract(leader, ANNA)
    assert state(leader) == "retracted"

    outcome = curation.retract(first(), ANNA)
    assert state(first()) == "published"
    approve(outcome.proposal, **BINH)
    assert state(first()) == "retracted"


def test_what_others_refer_to_cannot_vanish_and_the_message_names_them():
    with pytest.raises(StillReferred, match="is named by visit/first"):
        curation.retract(Leader.objects.get(slug="vo-van-thuong"), ANNA)


def test_a_revision_is_restored_as_a_new_one():
    leader = draft()
    before = data_of(leader)
    sequence = Revision.objects.latest("sequence").sequence
    curation.correct(leader, {"name": "Li", "claims": None}, ANNA)

    outcome = curation.restore(leader, sequence, ANNA)

    assert (outcome.revision.deed, outcome.revision.number) == ("restore", 3)
    assert data_of(leader) == before
    with pytest.raises(NothingChanged):
        curation.restore(leader, sequence, ANNA)
    with pytest.raises(NoSuchRevision, match=r"leader/li-qiang has no revision 1\."):
        curation.restore(leader, 1, ANNA)


def test_restoring_what_readers_see_is_proposed_and_keeps_its_editorial_state():
    leader = draft()
    sequence = Revision.objects.latest("sequence").sequence
    curation.correct(leader, {"aliases": [{"text": "Li", "kind": "short"}]}, ANNA)
    publish(leader, **BINH)

    outcome = curation.restore(leader, sequence, ANNA)

    assert data_of(leader)["aliases"]
    approve(outcome.proposal, **BINH)
    assert "aliases" not in data_of(leader)
    assert state(leader) == "published"


def test_a_rehearsal_tells_what_would_come_and_writes_nothing():
    before = Revision.objects.count(), Proposal.objects.count(), data_of(first())

    outcome = curation.cite(first(), "guest", said("beta#4", "not China", "country/CHN", negated="true"), DRY)

    assert outcome.new_conflicts == ["guest"]
    assert (outcome.revision, outcome.proposal) == (None, None)
    assert (Revision.objects.count(), Proposal.objects.count(), data_of(first())) == before
    assert curation.correct(draft(claims={}), {"country": "CHN"}, DRY).uncited_facts == ["name", "country"]
    assert curation.correct(first(), {}, DRY).after == curation.correct(first(), {}, DRY).before


def test_one_claim_is_corrected_or_removed():
    leader = draft()
    claim = str(leader.claims.get().pk)

    curation.correct_claim(leader, claim, {"note": "On page 2."}, ANNA)
    assert leader.claims.get().note == "On page 2."
    curation.correct_claim(leader, claim, None, ANNA)

    assert not leader.claims.exists()
    with pytest.raises(NoSuchClaim, match=f"has no claim {claim}"):
        curation.correct_claim(leader, claim, None, ANNA)


def test_a_correction_for_another_revision_is_refused():
    leader = draft()

    with pytest.raises(MovedOn, match="leader/li-qiang is at revision 1, not 7"):
        curation.correct(leader, {"given_name": "Qiang"}, Asked("anna", AT, "So.", revision=7))
