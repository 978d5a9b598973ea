"""Correcting records and adding claims: the document, its history and its derived data change."""

import pytest

from relations.actions.changes.correction import cite, correct
from relations.actions.changes.creation import create
from relations.actions.changes.publication import retract
from relations.errors import (
    BrokenRule,
    InvalidBasis,
    InvalidDocuments,
    NothingChanged,
    Retracted,
    StillReferenced,
    UncitedFacts,
    UnpublishedReferences,
)
from relations.models import Agreement, Claim, Organisation, Place, Revision, Source, Visit
from relations.queries.history.revisions import latest
from tests.actions.world import AT, claims_of, make_claim

BY = {"by": "anna", "at": AT, "reason": "A second reading."}
pytestmark = pytest.mark.usefixtures("world")


def first_visit():
    return Visit.objects.get(slug="first")


def standings(fact):
    """The standing of each source's claim on a fact of the first visit."""
    return dict(first_visit().claims.filter(fact=fact).values_list("source__slug", "standing"))


def deprecate_claims(fact):
    """The first visit's claims on a fact, all of them deprecated."""
    return [claim | {"deprecated": "A misprint."} for claim in claims_of(first_visit())[fact]]


def rest_on(fact, record, other):
    """Set the basis of a fact of a record to the first visit's claim on a fact."""
    (claim,) = first_visit().claims.filter(fact=fact)
    basis = {"basis": "derived", "rests_on": [str(claim.id)], "reason": "It follows."}
    correct(record, {"basis": {other: basis}}, **BY)


def test_correct_changes_only_the_given_fields():
    correct(first_visit(), {"period": "2023-12-12"}, **BY)

    assert str(first_visit().period) == "2023-12-12"
    assert list(first_visit().places.values_list("slug", flat=True)) == ["hanoi"]
    assert first_visit().claim_count == 6


def test_correct_changes_the_stored_record_and_not_a_stale_instance():
    held = first_visit()
    held.host_id = "CHN"
    correct(first_visit(), {"places": None}, **BY)

    correct(held, {"period": "2023-12"}, **BY)

    assert (first_visit().host_id, str(first_visit().period), first_visit().places.count()) == (
        "VNM",
        "2023-12",
        0,
    )


def test_correct_empties_a_field_whose_value_is_none():
    correct(first_visit(), {"places": None, "period": None}, **BY)

    assert first_visit().period is None
    assert first_visit().period_starts_earliest is None
    assert not first_visit().places.exists()


def test_correct_reassesses_the_claims_on_changed_facts():
    assert first_visit().evidence["conflicts"] == ["period"]

    correct(first_visit(), {"period": "2023-12"}, **BY)
    assert standings("period") == {"alpha": "refines", "gamma": "contradicts"}

    correct(first_visit(), {"period": "2023"}, **BY)
    assert standings("period") == {"alpha": "refines", "gamma": "refines"}
    assert first_visit().evidence["conflicts"] == ["period"]


def test_correct_refuses_values_that_change_nothing():
    with pytest.raises(NothingChanged, match="visit/first already has these values"):
        correct(first_visit(), {"period": "2023-12-12/2023-12-13", "places": ["hanoi", "hanoi"]}, **BY)


@pytest.mark.parametrize(
    ("field", "value", "advice"),
    [
        ("id", "other", "Create another record"),
        ("publication", "draft", "Publish or retract"),
        ("merged_into", "second", "Merge the record"),
    ],
)
def test_correct_refuses_to_change_identity_and_publication(field, value, advice):
    with pytest.raises(InvalidDocuments, match=f"cannot be changed by a correction. {advice}"):
        correct(first_visit(), {field: value}, **BY)


def test_correct_reports_every_error_of_the_new_values():
    with pytest.raises(InvalidDocuments) as caught:
        correct(first_visit(), {"period": "2023-13", "kind": "grand", "colour": "red", "host": None}, **BY)

    assert sorted(error.where for error in caught.value.errors) == ["colour", "host", "kind", "period"]


def test_correct_refuses_to_leave_a_published_fact_without_a_claim():
    with pytest.raises(UncitedFacts, match="visit/first has facts without a claim: kind"):
        correct(first_visit(), {"kind": "state"}, **BY)


def test_a_fact_with_only_deprecated_claims_is_uncited():
    with pytest.raises(UncitedFacts, match="host"):
        correct(first_visit(), {"claims": claims_of(first_visit(), host=deprecate_claims("host"))}, **BY)


def test_correct_refuses_a_reference_from_a_published_record_to_a_draft():
    create("leader", {"id": "new", "name": "New"}, **BY)
    listed = [*claims_of(first_visit())["delegation"], make_claim("alpha#3", "a new man", "leader/new")]

    with pytest.raises(
        UnpublishedReferences, match="visit/first refers to records that are not published: leader/new"
    ):
        correct(first_visit(), {"claims": claims_of(first_visit(), delegation=listed)}, **BY)


def test_correct_refuses_to_remove_a_claim_that_is_the_basis_of_another_record():
    rest_on("host", Organisation.objects.get(slug="cpv"), "country")
    other = [make_claim("alpha#1", "Viet Nam again", "country/VNM")]

    with pytest.raises(InvalidBasis, match=r"organisation/cpv, country: claim .* would be removed"):
        correct(first_visit(), {"claims": claims_of(first_visit(), host=other)}, **BY)


def test_a_record_whose_claim_is_the_basis_of_another_cannot_be_retracted():
    rest_on("host", Organisation.objects.get(slug="cpv"), "country")

    with pytest.raises(StillReferenced, match="visit/first is referenced by organisation/cpv"):
        retract(first_visit(), by="editor", at=AT, reason="It never was.")


def test_correct_refuses_to_deprecate_a_claim_that_is_the_basis_of_a_fact():
    rest_on("delegation", first_visit(), "guest")

    with pytest.raises(InvalidBasis, match="visit/first, guest"):
        correct(
            first_visit(),
            {"claims": claims_of(first_visit(), delegation=deprecate_claims("delegation"))},
            **BY,
        )


def test_correct_refuses_to_remove_paragraphs_that_have_claims():
    alpha = Source.objects.get(slug="alpha")
    kept = list(alpha.paragraphs.values_list("digest", flat=True))[:1]

    with pytest.raises(BrokenRule, match="source/alpha: What would be removed is still used by claims"):
        correct(alpha, {"paragraphs": kept}, **BY)


def test_correct_changes_a_paragraph_in_place():
    alpha = Source.objects.get(slug="alpha")
    digests = list(alpha.paragraphs.values_list("digest", flat=True))
    claims = set(Claim.objects.filter(paragraph__source=alpha, paragraph__position=2).values_list("pk"))

    correct(alpha, {"paragraphs": [digests[0], "f" * 64, *digests[2:], "0" * 64]}, **BY)

    assert alpha.paragraphs.count() == 5
    assert set(Claim.objects.filter(paragraph__digest="f" * 64).values_list("pk")) == claims


def test_correct_refuses_a_circle_of_references():
    with pytest.raises(InvalidDocuments, match="place/north within: 'palace': makes a circle of references"):
        correct(Place.objects.get(slug="north"), {"within": "palace"}, **BY)


def test_a_retracted_record_cannot_be_changed():
    part = Agreement.objects.get(slug="part")
    retract(part, by="editor", at=AT, reason="It never was.")

    with pytest.raises(Retracted, match="agreement/part is retracted and cannot be changed"):
        correct(part, {"title": "Another"}, **BY)
    with pytest.raises(Retracted):
        cite(part, "title", make_claim("alpha#1", "another", "Another"), **BY)


def test_each_change_is_one_revision_with_the_whole_document():
    before = Revision.objects.count()
    claims = claims_of(first_visit(), occasion=[make_claim("alpha#1", "the summit", "Summit")])

    correct(first_visit(), {"occasion": "Summit", "claims": claims}, **BY)

    assert Revision.objects.count() == before + 1
    assert '"occasion":"Summit"' in latest("visit", "first").document
