"""Decisions on a proposal: who may, on what they were shown, and what they are told."""

import pytest

from relations.actions import curation, identity, review
from relations.actions.outcome import Asked
from relations.models import Proposal
from tests.admin.conftest import address
from tests.admin.proposals import claims_of, correction
from tests.factories import LeaderFactory, PlaceFactory, ProposalFactory, VisitFactory
from tests.factories.account import account
from tests.factories.record import AT, corrected

pytestmark = pytest.mark.django_db


def decided(client, proposal, name="approve", **said):
    """Send the form of the page; what the desk says to it, and how far the proposal has come."""
    posted = {"revision": proposal.base} | said
    answer = client.post(address(Proposal, name, proposal.pk), posted, follow=True)
    proposal.refresh_from_db()
    return proposal.state, " ".join(map(str, answer.context["messages"]))


def test_a_reviewer_approves_what_was_shown_and_says_a_word(binh):
    proposal = ProposalFactory()

    assert decided(binh, proposal, word="Read.") == ("approved", f"Approved: {proposal}.")
    assert (proposal.decided_by, proposal.word, proposal.revision) == ("binh", "Read.", proposal.base + 1)
    assert decided(binh, proposal)[1].startswith(f"Proposal {proposal.pk} is approved already")


def test_nobody_approves_what_they_proposed_nor_what_they_wrote(binh):
    own = ProposalFactory(by="binh")
    model = LeaderFactory(published=True)
    draft = LeaderFactory(id="draft", name=model.name, claims=claims_of(model))
    corrected(draft, {"given_name": "An"}, by="binh")
    submitted = curation.submit(draft, Asked("anna", AT)).proposal

    for proposal in (own, submitted):
        page = binh.get(address(Proposal, "change", proposal.pk)).content.decode()
        assert "You wrote this" in page
        assert "/approve/" not in page
        state, said = decided(binh, proposal)
        assert state == "open"
        assert said.startswith("binh wrote")
    assert decided(binh, own, "decline")[0] == "withdrawn"


def test_an_approval_names_the_revision_that_was_shown(binh):
    proposal = ProposalFactory()

    assert "revision" in decided(binh, proposal, revision="")[1]
    assert decided(binh, proposal, revision=proposal.base + 1)[0] == "open"
    assert decided(binh, proposal, revision="9" * 30)[0] == "open"
    assert decided(binh, proposal, word="\x00")[0] == "open"
    assert decided(binh, proposal, word="x" * 2001)[0] == "open"


def test_once_the_record_moved_on_the_page_says_so_shows_what_changed_and_the_way_on(binh, shown):
    visit = VisitFactory(published=True, period="2023-12-12")
    first, second = correction(visit, {"external_ids": ["test:1"]}), correction(visit, {"period": "2023-12"})
    review.approve(first, by="chi", at=AT)

    state, said = decided(binh, second)

    assert state == "open"
    assert said.startswith(f"{visit.record_key} is at revision {second.base + 1}, not {second.base}.")
    found, page = shown(second)
    assert [each.name for each in found.since.fields] == ["external_ids"]
    assert "propose what still should change" in page
    assert "/approve/" not in page
    assert decided(binh, second, "decline", word="Too late.")[0] == "declined"


def test_declining_needs_a_word_and_the_right(binh, client):
    proposal = ProposalFactory(by="anna")

    assert "no reason is given" in decided(binh, proposal, "decline", word=" ")[1]
    client.force_login(account("chi", is_staff=True))
    for name in ("approve", "decline"):
        answer = client.post(address(Proposal, name, proposal.pk), {"revision": proposal.base, "word": "No."})
        assert answer.status_code == 403
    client.force_login(account("anna", is_staff=True))
    assert decided(client, proposal, "decline")[0] == "withdrawn"


def test_a_new_place_is_proposed_without_a_record_behind_it(binh, shown):
    PlaceFactory(id="hanoi")
    data = {"id": "hue", "name": "Huế", "kind": "city", "within": "hanoi"}
    proposal = curation.create("place", data, Asked("anna", AT)).proposal

    found, _ = shown(proposal)

    assert {each.name for each in found.difference.fields} == {"id", "name", "kind", "within"}
    assert decided(binh, proposal)[0] == "approved"


def test_decisions_are_posted_and_lead_back_where_there_is_nothing(binh):
    proposal = ProposalFactory()

    assert binh.get(address(Proposal, "approve", proposal.pk)).status_code == 405
    assert binh.post(address(Proposal, "approve", 999_999), {"revision": 1}).status_code == 302
    assert binh.get(address(Proposal, "change", "9" * 40)).status_code == 302


def test_a_merge_names_both_records_and_comes_too_late_once_the_other_moved_on(binh, shown):
    winner, loser = (LeaderFactory(id=key, name=key, published=True) for key in ("to-lam", "lam-to"))
    asked = Asked("anna", AT, "One and the same.")
    proposal = identity.merge(winner, loser, {}, None, asked).proposal

    found, page = shown(proposal)
    assert not found.is_overtaken
    assert "leader/lam-to" in page
    corrected(loser, {"external_ids": ["test:1"]})

    assert shown(proposal)[0].is_overtaken
    state, said = decided(binh, proposal)
    assert state == "open"
    assert said.startswith("leader/lam-to is at revision")
