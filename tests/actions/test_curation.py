"""Changes by curators: drafts change at once, changes of published records are proposed."""

import pytest

from relations.actions import curation
from relations.actions.changes.publication import publish
from relations.actions.outcome import ChangeRequest
from relations.actions.review import approve
from relations.errors import NoSuchClaim, NoSuchRevision, NothingChanged, OutdatedRevision, StillReferenced
from relations.models import Leader, Place, Proposal, Revision
from tests.actions.curators import ANNA, BINH, DRY_RUN, create_draft, first_visit
from tests.actions.world import AT, data_of, make_claim

pytestmark = pytest.mark.usefixtures("world")


def publication_of(record):
    record.refresh_from_db()
    return record.publication


def test_new_reference_data_is_proposed():
    outcome = curation.create("place", {"id": "hue", "name": "Hue", "kind": "city"}, ANNA)
    assert not Place.objects.filter(slug="hue").exists()

    revision = approve(outcome.proposal, **BINH)

    assert (revision.number, revision.by, revision.approved_by) == (1, "anna", "binh")
    assert Place.objects.get(slug="hue").name == "Hue"


def test_a_draft_is_retracted_at_once_and_a_published_record_after_approval():
    leader = create_draft()
    curation.retract(leader, ANNA)
    assert publication_of(leader) == "retracted"

    outcome = curation.retract(first_visit(), ANNA)
    assert publication_of(first_visit()) == "published"
    approve(outcome.proposal, **BINH)
    assert publication_of(first_visit()) == "retracted"


def test_a_referenced_record_is_not_retracted_and_the_error_names_the_references():
    with pytest.raises(StillReferenced, match="is referenced by visit/first"):
        curation.retract(Leader.objects.get(slug="vo-van-thuong"), ANNA)


def test_restoring_a_revision_of_a_draft_makes_a_new_revision():
    leader = create_draft()
    before = data_of(leader)
    sequence = Revision.objects.latest("sequence").sequence
    curation.correct(leader, {"name": "Li", "claims": None}, ANNA)

    outcome = curation.restore(leader, sequence, ANNA)

    assert (outcome.revision.action, outcome.revision.number) == ("restore", 3)
    assert data_of(leader) == before
    with pytest.raises(NothingChanged):
        curation.restore(leader, sequence, ANNA)
    with pytest.raises(NoSuchRevision, match=r"leader/li-qiang has no revision 1\."):
        curation.restore(leader, 1, ANNA)


def test_restoring_a_revision_of_a_published_record_is_proposed_and_keeps_it_published():
    leader = create_draft()
    sequence = Revision.objects.latest("sequence").sequence
    curation.correct(leader, {"aliases": [{"text": "Li", "kind": "short"}]}, ANNA)
    publish(leader, **BINH)

    outcome = curation.restore(leader, sequence, ANNA)

    assert data_of(leader)["aliases"]
    approve(outcome.proposal, **BINH)
    assert "aliases" not in data_of(leader)
    assert publication_of(leader) == "published"


def test_a_dry_run_reports_the_effects_and_writes_nothing():
    before = Revision.objects.count(), Proposal.objects.count(), data_of(first_visit())

    outcome = curation.cite(
        first_visit(), "guest", make_claim("beta#4", "not China", "country/CHN", negated="true"), DRY_RUN
    )

    assert outcome.new_conflicts == ["guest"]
    assert (outcome.revision, outcome.proposal) == (None, None)
    assert (Revision.objects.count(), Proposal.objects.count(), data_of(first_visit())) == before
    assert curation.correct(create_draft(claims={}), {"country": "CHN"}, DRY_RUN).uncited_facts == [
        "name",
        "country",
    ]
    assert (
        curation.correct(first_visit(), {}, DRY_RUN).after
        == curation.correct(first_visit(), {}, DRY_RUN).before
    )


def test_a_claim_is_corrected_and_removed():
    leader = create_draft()
    claim = str(leader.claims.get().pk)

    curation.correct_claim(leader, claim, {"note": "On page 2."}, ANNA)
    assert leader.claims.get().note == "On page 2."
    curation.correct_claim(leader, claim, None, ANNA)

    assert not leader.claims.exists()
    with pytest.raises(NoSuchClaim, match=f"has no claim {claim}"):
        curation.correct_claim(leader, claim, None, ANNA)


def test_a_correction_of_an_outdated_revision_is_refused():
    leader = create_draft()

    with pytest.raises(OutdatedRevision, match="leader/li-qiang is at revision 1, not 7"):
        curation.correct(leader, {"given_name": "Qiang"}, ChangeRequest("anna", AT, "So.", revision=7))
