"""Decisions on a proposal: who may decide, on which revision, and the messages."""

import html
import re

import pytest

from relations.actions import curation, identity, review
from relations.actions.outcome import ChangeRequest
from relations.models import Proposal
from tests.admin.conftest import admin_url
from tests.admin.proposals import claims_of, propose_correction
from tests.factories import LeaderFactory, PlaceFactory, ProposalFactory, VisitFactory
from tests.factories.account import create_account
from tests.factories.record import AT, correct_record

pytestmark = pytest.mark.django_db


APPROVE = 'value="approve"'


def send_decision(client, proposal, action="approve", **fields):
    """Send the form of the page. Returns the response."""
    data = {"action": action, "revision": proposal.base} | fields
    return client.post(admin_url(Proposal, "change", proposal.pk), data, follow=True)


def decide_proposal(client, proposal, action="approve", **fields):
    """Submit the form. Returns the state of the proposal and the message on the page."""
    response = send_decision(client, proposal, action, **fields)
    proposal.refresh_from_db()
    return proposal.state, " ".join(map(str, response.context["messages"]))


def test_a_reviewer_approves_a_proposal_with_a_comment(binh):
    proposal = ProposalFactory()

    assert decide_proposal(binh, proposal, comment="Read.") == ("approved", f"Approved: {proposal}.")
    assert (proposal.decided_by, proposal.comment, proposal.revision) == ("binh", "Read.", proposal.base + 1)
    assert decide_proposal(binh, proposal)[1].startswith(f"Proposal {proposal.pk} is already approved")


def test_nobody_approves_their_own_proposal_or_draft(binh):
    own = ProposalFactory(by="binh")
    model = LeaderFactory(published=True)
    draft = LeaderFactory(id="draft", name=model.name, claims=claims_of(model))
    correct_record(draft, {"given_name": "An"}, by="binh")
    submitted = curation.submit(draft, ChangeRequest("anna", AT)).proposal

    for proposal in (own, submitted):
        page = binh.get(admin_url(Proposal, "change", proposal.pk)).content.decode()
        assert "You cannot approve this proposal" in page
        assert APPROVE not in page
        state, message = decide_proposal(binh, proposal)
        assert state == "open"
        assert message.startswith(f"{proposal.record_key} was written by binh")
    assert decide_proposal(binh, own, "decline")[0] == "withdrawn"


def test_an_approval_needs_the_displayed_revision(binh):
    proposal = ProposalFactory()

    assert "Revision" in decide_proposal(binh, proposal, revision="")[1]
    assert decide_proposal(binh, proposal, revision=proposal.base + 1)[0] == "open"
    assert decide_proposal(binh, proposal, revision="9" * 30)[0] == "open"
    assert decide_proposal(binh, proposal, comment="\x00")[0] == "open"
    assert decide_proposal(binh, proposal, comment="x" * 2001)[0] == "open"


def test_an_outdated_proposal_shows_what_changed_and_can_only_be_declined(binh, open_proposal):
    visit = VisitFactory(published=True, period="2023-12-12")
    first, second = (
        propose_correction(visit, {"external_ids": ["test:1"]}),
        propose_correction(visit, {"period": "2023-12"}),
    )
    review.approve(first, by="chi", at=AT)

    state, message = decide_proposal(binh, second)

    assert state == "open"
    assert message.startswith(f"{visit.record_key} is at revision {second.base + 1}, not {second.base}.")
    reading, page = open_proposal(second)
    assert [each.name for each in reading.since.fields] == ["external_ids"]
    assert "propose again what should still change" in page
    assert APPROVE not in page
    assert decide_proposal(binh, second, "decline", comment="Too late.")[0] == "declined"


def test_declining_needs_a_comment_and_the_permission(binh, client):
    proposal = ProposalFactory(by="anna")

    assert "needs a reason" in decide_proposal(binh, proposal, "decline", comment=" ")[1]
    client.force_login(create_account("chi", is_staff=True))
    for action in ("approve", "decline"):
        assert send_decision(client, proposal, action, comment="No.").status_code == 403
    client.force_login(create_account("anna", is_staff=True))
    assert decide_proposal(client, proposal, "decline")[0] == "withdrawn"


def test_the_proposal_of_a_new_place_has_a_page(binh, open_proposal):
    PlaceFactory(id="hanoi")
    data = {"id": "hue", "name": "Huế", "kind": "city", "within": "hanoi"}
    proposal = curation.create("place", data, ChangeRequest("anna", AT)).proposal

    reading, _ = open_proposal(proposal)

    assert {each.name for each in reading.difference.fields} == {"id", "name", "kind", "within"}
    assert decide_proposal(binh, proposal)[0] == "approved"


def test_unknown_proposals_redirect_and_unknown_decisions_do_nothing(binh):
    proposal = ProposalFactory(by="binh")

    for number in (999_999, "9" * 40):
        assert binh.post(admin_url(Proposal, "change", number), {"action": "approve"}).status_code == 302
        assert binh.get(admin_url(Proposal, "change", number)).status_code == 302
    send_decision(binh, proposal, "", comment="No.")
    assert Proposal.objects.get().state == "open"


def test_the_comment_is_kept_when_a_decision_is_refused(binh):
    visit, comment = VisitFactory(published=True, period="2023-12-12"), "Both <b>agree</b> & are right."
    first, second = (
        propose_correction(visit, {"external_ids": ["test:1"]}),
        propose_correction(visit, {"period": "2023-12"}),
    )
    review.approve(first, by="chi", at=AT)

    responses = [
        send_decision(binh, second, comment=comment),
        send_decision(binh, second, "decline", revision="", comment=comment * 100),
        send_decision(binh, ProposalFactory(), revision="", comment=comment),
    ]

    for response in responses:
        assert response.context["sent"]["comment"] in html.unescape(comment_box(response))
        assert "<b>" not in comment_box(response)


def comment_box(response):
    """The HTML in the input of the comment."""
    return re.search(r'<textarea id="comment"[^>]*>(.*)</textarea>', response.content.decode())[1]


def test_the_comment_is_shown_when_somebody_else_decided_meanwhile(binh):
    proposal = ProposalFactory()
    review.approve(proposal, by="chi", at=AT)

    page = send_decision(binh, proposal, "decline", comment="Not <i>so</i>.").content.decode()

    assert "Your comment was not saved: “Not &lt;i&gt;so&lt;/i&gt;.”" in page


def test_a_merge_names_both_records_and_is_outdated_when_the_other_has_changed(binh, open_proposal):
    winner, loser = (LeaderFactory(id=key, name=key, published=True) for key in ("to-lam", "lam-to"))
    change_request = ChangeRequest("anna", AT, "One and the same.")
    proposal = identity.merge(winner, loser, {}, None, change_request).proposal

    reading, page = open_proposal(proposal)
    assert not reading.is_outdated
    assert "leader/lam-to" in page
    correct_record(loser, {"external_ids": ["test:1"]})

    assert open_proposal(proposal)[0].is_outdated
    state, message = decide_proposal(binh, proposal)
    assert state == "open"
    assert message.startswith("leader/lam-to is at revision")
