"""Correcting and citing: the document changes, its history grows, and what follows is told anew."""

import pytest

from relations.actions.correction import cite, correct
from relations.actions.creation import create
from relations.actions.publication import retract
from relations.errors import (
    BrokenRule,
    InvalidDocuments,
    NothingChanged,
    Retracted,
    StillReferred,
    UncitedFacts,
    UnfoundedBasis,
    UnpublishedReferences,
)
from relations.models import Agreement, Claim, Organisation, Place, Revision, Source, Visit
from relations.queries.history import latest
from tests.actions.world import AT, claims_of, said

BY = {"by": "anna", "at": AT, "reason": "A second reading."}
pytestmark = pytest.mark.usefixtures("world")


def first():
    return Visit.objects.get(slug="first")


def standings(fact):
    """How each source stands to the first visit's value."""
    return dict(first().claims.filter(fact=fact).values_list("source__slug", "standing"))


def deprecated(fact):
    """The first visit's claims on a fact, counting no more."""
    return [claim | {"deprecated": "A misprint."} for claim in claims_of(first())[fact]]


def rest_on(fact, record, other):
    """Let a fact of some record rest on the first visit's claim on a fact."""
    (claim,) = first().claims.filter(fact=fact)
    basis = {"basis": "derived", "rests_on": [str(claim.id)], "reason": "It follows."}
    correct(record, {"basis": {other: basis}}, **BY)


def test_correct_changes_the_fields_given_and_no_other():
    correct(first(), {"period": "2023-12-12"}, **BY)

    assert str(first().period) == "2023-12-12"
    assert list(first().places.values_list("slug", flat=True)) == ["hanoi"]
    assert first().claim_count == 6


def test_correct_works_on_what_is_stored_whatever_the_instance_holds():
    held = first()
    held.host_id = "CHN"
    correct(first(), {"places": None}, **BY)

    correct(held, {"period": "2023-12"}, **BY)

    assert (first().host_id, str(first().period), first().places.count()) == ("VNM", "2023-12", 0)


def test_correct_empties_a_field_given_as_none():
    correct(first(), {"places": None, "period": None}, **BY)

    assert first().period is None
    assert first().period_starts_earliest is None
    assert not first().places.exists()


def test_correct_reassesses_the_claims_on_what_changed():
    assert first().evidence["conflicts"] == ["period"]

    correct(first(), {"period": "2023-12"}, **BY)
    assert standings("period") == {"alpha": "refines", "gamma": "contradicts"}

    correct(first(), {"period": "2023"}, **BY)
    assert standings("period") == {"alpha": "refines", "gamma": "refines"}
    assert first().evidence["conflicts"] == ["period"]


def test_correct_refuses_what_changes_nothing():
    with pytest.raises(NothingChanged, match="visit/first is already so"):
        correct(first(), {"period": "2023-12-12/2023-12-13", "places": ["hanoi", "hanoi"]}, **BY)


@pytest.mark.parametrize(
    ("field", "value", "cure"),
    [
        ("id", "other", "Create another record"),
        ("publication", "draft", "Publish or retract"),
        ("merged_into", "second", "Merge the record"),
    ],
)
def test_correct_leaves_identity_and_publication_to_their_own_deeds(field, value, cure):
    with pytest.raises(InvalidDocuments, match=f"is not corrected. {cure}"):
        correct(first(), {field: value}, **BY)


def test_correct_tells_every_fault_of_the_new_values():
    with pytest.raises(InvalidDocuments) as caught:
        correct(first(), {"period": "2023-13", "kind": "grand", "colour": "red", "host": None}, **BY)

    assert sorted(fault.where for fault in caught.value.faults) == ["colour", "host", "kind", "period"]


def test_correct_refuses_to_leave_a_published_fact_without_a_claim():
    with pytest.raises(UncitedFacts, match="visit/first has facts without a claim: kind"):
        correct(first(), {"kind": "state"}, **BY)


def test_a_deprecated_claim_does_not_cite():
    with pytest.raises(UncitedFacts, match="host"):
        correct(first(), {"claims": claims_of(first(), host=deprecated("host"))}, **BY)


def test_correct_refuses_to_show_what_leads_to_a_draft():
    create("leader", {"id": "new", "name": "New"}, **BY)
    listed = [*claims_of(first())["delegation"], said("alpha#3", "a new man", "leader/new")]

    with pytest.raises(UnpublishedReferences, match="visit/first refers to leader/new, not published"):
        correct(first(), {"claims": claims_of(first(), delegation=listed)}, **BY)


def test_correct_refuses_to_remove_a_claim_on_which_another_record_rests():
    rest_on("host", Organisation.objects.get(slug="cpv"), "country")
    other = [said("alpha#1", "Viet Nam again", "country/VNM")]

    with pytest.raises(UnfoundedBasis, match=r"organisation/cpv, country: claim .* would vanish"):
        correct(first(), {"claims": claims_of(first(), host=other)}, **BY)


def test_correct_refuses_to_rest_on_claims_that_readers_do_not_see():
    rest_on("host", Organisation.objects.get(slug="cpv"), "country")

    with pytest.raises(StillReferred, match="visit/first is named by organisation/cpv"):
        retract(first(), by="editor", at=AT, reason="It never was.")


def test_correct_refuses_to_deprecate_a_claim_on_which_the_record_itself_rests():
    rest_on("delegation", first(), "guest")

    with pytest.raises(UnfoundedBasis, match="visit/first, guest"):
        correct(first(), {"claims": claims_of(first(), delegation=deprecated("delegation"))}, **BY)


def test_correct_refuses_to_remove_paragraphs_at_which_claims_stand():
    alpha = Source.objects.get(slug="alpha")
    kept = list(alpha.paragraphs.values_list("digest", flat=True))[:1]

    with pytest.raises(BrokenRule, match="source/alpha breaks a rule: claims rest on what would be removed"):
        correct(alpha, {"paragraphs": kept}, **BY)


def test_correct_changes_a_paragraph_in_place():
    alpha = Source.objects.get(slug="alpha")
    digests = list(alpha.paragraphs.values_list("digest", flat=True))
    claims = set(Claim.objects.filter(paragraph__source=alpha, paragraph__position=2).values_list("pk"))

    correct(alpha, {"paragraphs": [digests[0], "f" * 64, *digests[2:], "0" * 64]}, **BY)

    assert alpha.paragraphs.count() == 5
    assert set(Claim.objects.filter(paragraph__digest="f" * 64).values_list("pk")) == claims


def test_correct_refuses_a_circle():
    with pytest.raises(InvalidDocuments, match="place/north within: 'palace': leads round in a circle"):
        correct(Place.objects.get(slug="north"), {"within": "palace"}, **BY)


def test_nothing_changes_a_record_that_was_retracted():
    part = Agreement.objects.get(slug="part")
    retract(part, by="editor", at=AT, reason="It never was.")

    with pytest.raises(Retracted, match="agreement/part is retracted and takes no more changes"):
        correct(part, {"title": "Another"}, **BY)
    with pytest.raises(Retracted):
        cite(part, "title", said("alpha#1", "another", "Another"), **BY)


def test_each_change_is_one_revision_with_the_whole_document():
    before = Revision.objects.count()
    claims = claims_of(first(), occasion=[said("alpha#1", "the summit", "Summit")])

    correct(first(), {"occasion": "Summit", "claims": claims}, **BY)

    assert Revision.objects.count() == before + 1
    assert '"occasion":"Summit"' in latest("visit", "first").document
