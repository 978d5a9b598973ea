"""Merging makes one record of two, with the claims of both."""

import json

import pytest

from relations.actions.changes.correction import cite, correct
from relations.actions.changes.creation import create
from relations.actions.changes.merging import merge
from relations.actions.changes.publication import publish, retract
from relations.errors import BrokenRule, CannotMerge, InvalidDocuments, UnpublishedReferences
from relations.models import Agreement, Claim, Leader, Organisation, Revision, Source, TradeFigure, Visit
from relations.queries.history.revisions import latest
from tests.actions.world import AT, claims_of, data_of, digest, make_claim

BY = {"by": "anna", "at": AT, "reason": "One man, two spellings."}
pytestmark = pytest.mark.usefixtures("world")


def leader(key):
    return Leader.objects.get(slug=key)


def test_merge_moves_claims_names_and_identifiers_to_the_winner():
    moved = set(leader("vo-van-thuong").claims.values_list("id", flat=True))

    merge(leader("vo-van-thuong"), into=leader("vo-van-tuong"), **BY)

    winner = leader("vo-van-tuong")
    assert moved < set(winner.claims.values_list("id", flat=True))
    assert [each.text for each in winner.external_ids.all()] == ["wikidata:Q1"]
    assert [each.text for each in winner.aliases.all()] == ["Vo Van Tuong"]
    assert winner.claim_count == winner.claims.count() == 6


def test_the_merged_record_is_retracted_and_points_to_the_winner():
    merge(leader("vo-van-thuong"), into=leader("vo-van-tuong"), **BY)

    loser = leader("vo-van-thuong")
    assert (loser.publication, loser.merged_into.slug) == ("retracted", "vo-van-tuong")
    assert (loser.claims.count(), loser.claim_count, loser.evidence["claims"]) == (0, 0, 0)
    assert json.loads(latest("leader", "vo-van-thuong").document)["merged_into"] == "vo-van-tuong"


def test_merge_changes_references_to_the_loser_in_fields_and_in_claims():
    merge(leader("vo-van-thuong"), into=leader("vo-van-tuong"), **BY)

    first = Visit.objects.get(slug="first")
    assert [member.leader.slug for member in first.delegation.all()] == ["vo-van-tuong"]
    claim = first.claims.get(fact="delegation")
    assert (claim.value["id"], claim.value_key, claim.standing) == (
        "vo-van-tuong",
        "reference:leader/vo-van-tuong",
        "agrees",
    )


def test_merge_writes_a_revision_of_each_record_it_changes():
    before = Revision.objects.count()

    revision = merge(leader("vo-van-thuong"), into=leader("vo-van-tuong"), **BY)

    assert revision.key == "vo-van-tuong"
    revisions = Revision.objects.order_by("sequence")[before:]
    assert [(each.noun, each.key, each.action) for each in revisions] == [
        ("leader", "vo-van-thuong", "merge"),
        ("leader", "vo-van-tuong", "merge"),
        ("visit", "first", "merge"),
    ]


def test_merge_fills_empty_fields_of_the_winner_with_values_and_their_basis():
    loser, winner = leader("vo-van-thuong"), leader("vo-van-tuong")
    derived = {
        "basis": "derived",
        "rests_on": [str(loser.claims.filter(fact="name")[0].id)],
        "reason": "So it is.",
    }
    correct(loser, {"native_name": "Võ", "basis": {"native_name": derived, "name": derived}}, **BY)

    merge(loser, into=winner, **BY)

    winner.refresh_from_db()
    assert (winner.native_name, winner.name) == ("Võ", "Vo Van Tuong")
    assert winner.basis == {"native_name": derived}


def test_merge_keeps_a_status_and_its_history_together():
    pact, part = Agreement.objects.get(slug="pact"), Agreement.objects.get(slug="part")
    correct(part, {"links": None, "claims": claims_of(part, links=[])}, **BY)
    steps = [{"status": "agreed"}, {"status": "signed"}]
    claims = claims_of(part, status=[make_claim("beta#2", "signed", "signed")])
    correct(part, {"status": "signed", "status_history": steps, "claims": claims}, **BY)
    claims = claims_of(pact, status=[make_claim("alpha#3", "proposed", "proposed")])
    correct(pact, {"status": "proposed", "claims": claims}, **BY)

    merge(part, into=pact, **BY)

    assert data_of(pact)["status"] == "proposed"
    assert "status_history" not in data_of(pact)


def test_merge_removes_rows_that_become_equal():
    first = Visit.objects.get(slug="first")
    both = [{"leader": key, "role": "principal"} for key in ("vo-van-thuong", "vo-van-tuong")]
    correct(first, {"delegation": both}, **BY)

    merge(leader("vo-van-thuong"), into=leader("vo-van-tuong"), **BY)

    assert data_of(first)["delegation"] == [{"leader": "vo-van-tuong", "role": "principal"}]


def test_merge_refuses_to_list_a_leader_in_two_roles():
    first = Visit.objects.get(slug="first")
    roles = {"vo-van-thuong": "principal", "vo-van-tuong": "accompanying"}
    correct(first, {"delegation": [{"leader": key, "role": role} for key, role in roles.items()]}, **BY)

    with pytest.raises(BrokenRule, match="visit/first: The delegation lists a leader twice"):
        merge(leader("vo-van-thuong"), into=leader("vo-van-tuong"), **BY)


def test_merge_refuses_to_give_two_figures_the_same_identity():
    other = TradeFigure.objects.get(slug="exports-2023")
    correct(
        other,
        {
            "period": "2022",
            "authority": "cpc",
            "claims": claims_of(other)
            | {"authority": [make_claim("beta#2", "the party", "organisation/cpc")]},
        },
        **BY,
    )
    organisations = Organisation.objects.in_bulk(field_name="slug")

    with pytest.raises(BrokenRule, match="A figure with the same countries"):
        merge(organisations["customs"], into=organisations["cpc"], **BY)


def test_merge_refuses_to_make_a_record_refer_to_itself():
    with pytest.raises(InvalidDocuments, match="a record cannot refer to itself"):
        merge(Agreement.objects.get(slug="part"), into=Agreement.objects.get(slug="pact"), **BY)


@pytest.mark.parametrize("order", [("to-lam", "to-lam"), ("gone", "to-lam"), ("to-lam", "gone")])
def test_merge_refuses_a_record_with_itself_and_retracted_records(order):
    create("leader", {"id": "gone", "name": "Gone"}, **BY)
    retract(leader("gone"), **BY)
    loser, winner = map(leader, order)

    with pytest.raises(CannotMerge, match=f"leader/{order[0]} cannot be merged into leader/{order[1]}"):
        merge(loser, into=winner, **BY)


def test_merge_refuses_records_of_different_kinds():
    with pytest.raises(CannotMerge, match="they are of different kinds"):
        merge(leader("to-lam"), into=Visit.objects.get(slug="first"), **BY)


def test_merge_refuses_a_published_record_into_a_draft():
    create("leader", {"id": "new", "name": "New"}, **BY)

    with pytest.raises((CannotMerge, UnpublishedReferences)):
        merge(leader("vo-van-thuong"), into=leader("new"), **BY)


def test_merging_sources_moves_the_claims_that_cite_them():
    create("source", {"id": "delta", "kind": "article"}, **BY)
    publish(Source.objects.get(slug="delta"), by="editor", at=AT)
    gamma, delta = Source.objects.get(slug="gamma"), Source.objects.get(slug="delta")
    count = gamma.claims_made.count()

    merge(gamma, into=delta, **BY)

    assert (gamma.claims_made.count(), delta.claims_made.count()) == (0, count)
    assert {claim.paragraph.source_id for claim in delta.claims_made.all()} == {delta.pk}
    assert Source.objects.get(slug="delta").derives_from.slug == "beta"


def test_merge_refuses_sources_whose_paragraphs_differ():
    sources = Source.objects.in_bulk(field_name="slug")

    with pytest.raises(CannotMerge, match="their paragraphs differ"):
        merge(sources["gamma"], into=sources["alpha"], **BY)


def test_merging_sources_recounts_the_independent_sources_of_records():
    copy = {"id": "copy", "kind": "article", "paragraphs": [digest(f"beta {n}") for n in range(4)]}
    create("source", copy, **BY)
    publish(Source.objects.get(slug="copy"), by="editor", at=AT)
    second = Visit.objects.get(slug="second")
    cite(second, "host", make_claim("copy#4", "Vietnam", "country/VNM"), **BY)
    assert Visit.objects.get(slug="second").source_count == 2

    merge(Source.objects.get(slug="beta"), into=Source.objects.get(slug="copy"), **BY)

    assert Visit.objects.get(slug="second").source_count == 1


def test_the_basis_of_another_record_keeps_a_claim_that_moved():
    loser = leader("vo-van-thuong")
    claim = str(loser.claims.get(fact="country").id)
    basis = {"country": {"basis": "derived", "rests_on": [claim], "reason": "It follows."}}
    correct(Organisation.objects.get(slug="cpv"), {"basis": basis}, **BY)

    merge(loser, into=leader("vo-van-tuong"), **BY)

    assert Claim.objects.get(pk=claim).record_key == "leader/vo-van-tuong"
