"""Decisions on a proposal: who may, on what they were shown, and what they are told."""

import html
import re

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


APPROVE = 'value="approve"'


def answered(client, proposal, deed="approve", **said):
    """Send the form of the page."""
    posted = {"deed": deed, "revision": proposal.base} | said
    return client.post(address(Proposal, "change", proposal.pk), posted, follow=True)


def decided(client, proposal, deed="approve", **said):
    """Send the form of the page; what the desk says to it, and how far the proposal has come."""
    answer = answered(client, proposal, deed, **said)
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
        assert APPROVE not in page
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
    assert APPROVE not in page
    assert decided(binh, second, "decline", word="Too late.")[0] == "declined"


def test_declining_needs_a_word_and_the_right(binh, client):
    proposal = ProposalFactory(by="anna")

    assert "no reason is given" in decided(binh, proposal, "decline", word=" ")[1]
    client.force_login(account("chi", is_staff=True))
    for deed in ("approve", "decline"):
        assert answered(client, proposal, deed, word="No.").status_code == 403
    client.force_login(account("anna", is_staff=True))
    assert decided(client, proposal, "decline")[0] == "withdrawn"


def test_a_new_place_is_proposed_without_a_record_behind_it(binh, shown):
    PlaceFactory(id="hanoi")
    data = {"id": "hue", "name": "Huế", "kind": "city", "within": "hanoi"}
    proposal = curation.create("place", data, Asked("anna", AT)).proposal

    found, _ = shown(proposal)

    assert {each.name for each in found.difference.fields} == {"id", "name", "kind", "within"}
    assert decided(binh, proposal)[0] == "approved"


def test_decisions_lead_back_where_there_is_nothing_and_what_is_none_does_nothing(binh):
    proposal = ProposalFactory(by="binh")

    for number in (999_999, "9" * 40):
        assert binh.post(address(Proposal, "change", number), {"deed": "approve"}).status_code == 302
        assert binh.get(address(Proposal, "change", number)).status_code == 302
    answered(binh, proposal, "", word="No.")
    assert Proposal.objects.get().state == "open"


def test_the_word_that_was_typed_stays_when_a_decision_is_refused(binh):
    visit, word = VisitFactory(published=True, period="2023-12-12"), "Both <b>agree</b> & are right."
    first, second = correction(visit, {"external_ids": ["test:1"]}), correction(visit, {"period": "2023-12"})
    review.approve(first, by="chi", at=AT)

    refusals = [
        answered(binh, second, word=word),
        answered(binh, second, "decline", revision="", word=word * 100),
        answered(binh, ProposalFactory(), revision="", word=word),
    ]

    for answer in refusals:
        assert answer.context["sent"]["word"] in html.unescape(box(answer))
        assert "<b>" not in box(answer)


def box(answer):
    """What stands in the box for the word."""
    return re.search(r'<textarea id="word"[^>]*>(.*)</textarea>', answer.content.decode())[1]


def test_the_word_is_shown_when_somebody_else_decided_meanwhile(binh):
    proposal = ProposalFactory()
    review.approve(proposal, by="chi", at=AT)

    page = answered(binh, proposal, "decline", word="Not <i>so</i>.").content.decode()

    assert "What you typed is not saved: “Not &lt;i&gt;so&lt;/i&gt;.”" in page


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
