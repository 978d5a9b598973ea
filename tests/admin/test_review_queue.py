"""The review queue: listing, filtering and counting, and approving several proposals at once."""

import re

import pytest
from django.urls import reverse

from relations.actions import curation, review
from relations.actions.outcome import ChangeRequest
from relations.models import Proposal
from tests.admin.conftest import admin_url
from tests.factories import LeaderFactory, ProposalFactory, SourceFactory, VisitFactory
from tests.factories.account import create_account
from tests.factories.record import AT

pytestmark = pytest.mark.django_db
BATCH = reverse("admin:relations_proposal_approve_batch")


def decline(proposal):
    review.decline(proposal, by="chi", at=AT, comment="No.")


def test_the_queue_lists_open_proposals_oldest_first(list_keys, open_page):
    first, declined, last = ProposalFactory.create_batch(3)
    decline(declined)

    assert list_keys(Proposal) == [first.key, last.key]
    assert list_keys(Proposal, state="declined") == [declined.key]
    assert list_keys(Proposal, state="all") == [first.key, declined.key, last.key]
    assert list_keys(Proposal, state="elsewhere") == []


def test_short_and_long_queues_run_the_same_queries(open_page):
    ProposalFactory()
    few = open_page(admin_url(Proposal)).queries
    ProposalFactory.create_batch(3)

    assert open_page(admin_url(Proposal)).queries == few


def test_the_queue_is_filtered_by_kind_author_and_action(list_keys):
    leader, visit = ProposalFactory(by="anna"), ProposalFactory(record=VisitFactory(published=True))
    own = ProposalFactory(by="curator")

    assert list_keys(Proposal, noun="visit") == [visit.key]
    assert list_keys(Proposal, by="anna") == [leader.key]
    assert list_keys(Proposal, by="\x00") == []
    assert list_keys(Proposal, whose="mine") == [own.key]
    assert list_keys(Proposal, whose="others") == [leader.key, visit.key]
    assert list_keys(Proposal, action__exact="cite") == []


def test_the_queue_is_filtered_by_source(list_keys):
    ProposalFactory()
    visit = VisitFactory(published=True)
    source = SourceFactory(id="second-witness", published=True)
    SourceFactory(id="second", published=True)
    claim = {"at": "second-witness#1", "printed": "in 2023", "value": "2023"}
    cited = curation.cite(visit, "period", claim, ChangeRequest("anna", AT, "Another.")).proposal

    assert list_keys(Proposal, source=source.pk) == [cited.key]
    assert list_keys(Proposal, source=SourceFactory(id="second-witnes").pk) == []


def test_the_queue_is_searched_by_the_names_of_published_and_proposed_records(list_keys):
    ProposalFactory()
    known = ProposalFactory(record=LeaderFactory(id="to-lam", name="Tô Lâm", published=True))
    data = {"id": "hue-city", "name": "Huế", "kind": "city"}
    new = curation.create("place", data, ChangeRequest("anna", AT)).proposal

    assert list_keys(Proposal, q="tô lam") == [known.key]
    assert list_keys(Proposal, q="hue city") == [new.key]


def test_a_row_shows_the_current_revision_of_its_record(open_page):
    visit = VisitFactory(published=True)
    first, second = (ProposalFactory(record=visit) for _ in range(2))
    review.approve(first, by="chi", at=AT)

    [row] = open_page(admin_url(Proposal)).context["cl"].result_list

    assert (row.pk, row.revision_now) == (second.pk, second.base + 1)


def select(client, proposals, **fields):
    """Select proposals in the list for approval. Returns the response."""
    data = {"action": "approve_selected", "_selected_action": [each.pk for each in proposals]}
    return client.post(admin_url(Proposal), data | fields)


def confirm(client, page):
    """Send the form of the page that lists the changes of the selected proposals."""
    inputs = dict(re.findall(r'name="(revision-\d+)" value="(\d+)"', page.content.decode()))
    numbers = [name.partition("-")[2] for name in inputs]
    return client.post(BATCH, {"proposal": numbers, "comment": "All <read>.", **inputs})


def errors_of(response):
    """The error of each proposal by its number, empty if it was approved."""
    return {each.proposal.pk: each.error for each in response.context["results"]}


def test_each_selected_proposal_is_approved_or_gets_an_error(binh):
    visit = VisitFactory(published=True)
    good, own = ProposalFactory(), ProposalFactory(by="binh")
    outdated, earlier, declined = (
        ProposalFactory(record=visit),
        ProposalFactory(record=visit),
        ProposalFactory(),
    )
    page = select(binh, [good, own, outdated, declined])
    review.approve(earlier, by="chi", at=AT)
    decline(declined)

    errors = errors_of(confirm(binh, page))

    assert errors.pop(good.pk) == ""
    assert errors[own.pk].startswith(f"{own.record_key} was written by binh")
    assert "is at revision" in errors[outdated.pk]
    assert "already declined" in errors[declined.pk]
    states = dict(Proposal.objects.values_list("pk", "state"))
    assert [states[each.pk] for each in (good, own, outdated, declined)] == [
        "approved",
        "open",
        "open",
        "declined",
    ]


def test_refused_proposals_are_offered_again_with_the_comment(binh):
    good, own = ProposalFactory(), ProposalFactory(by="binh")

    response = confirm(binh, select(binh, [good, own]))

    assert [each.proposal for each in response.context["outlines"]] == [own]
    assert 'maxlength="2000">All &lt;read&gt;.</textarea>' in response.content.decode()
    assert list(errors_of(confirm(binh, response))) == [own.pk]


def test_no_proposals_are_offered_again_if_none_was_refused_or_none_is_open(binh):
    good, declined = ProposalFactory(), ProposalFactory()
    page = select(binh, [declined])
    decline(declined)

    done, late = (confirm(binh, each).content.decode() for each in (select(binh, [good]), page))

    assert "Approve these proposals" not in done + late
    assert "Your comment was not saved" not in done
    assert "Your comment was not saved: “All &lt;read&gt;.”" in late


def test_the_page_shows_the_changes_of_each_selected_proposal(binh):
    page = select(binh, [ProposalFactory(record=VisitFactory(published=True), changes={"tour": "autumn"})])

    [outline] = page.context["outlines"]

    assert (outline.fields, outline.claims) == (["tour"], {"added": 1})
    assert "1 claim added" in page.content.decode()


def test_no_more_than_a_page_of_proposals_can_be_selected(binh, monkeypatch):
    monkeypatch.setattr("relations.admin.review.approval.MOST_AT_ONCE", 1)

    page = select(binh, ProposalFactory.create_batch(2))

    assert page.status_code == 302


def test_a_proposal_without_a_valid_revision_is_not_approved(binh):
    proposal = ProposalFactory()

    response = binh.post(
        BATCH, {"proposal": [proposal.pk, "x", "9" * 5000, "²"], f"revision-{proposal.pk}": "x"}
    )

    [result] = response.context["results"]
    assert "names no revision" in result.error
    assert Proposal.objects.get().state == "open"


def test_opening_the_page_of_several_approvals_redirects_to_the_queue(binh):
    assert binh.get(BATCH).headers["Location"] == reverse("admin:relations_proposal_changelist")


def test_only_reviewers_can_approve_several_proposals(client):
    client.force_login(create_account("anna", is_staff=True))
    proposal = ProposalFactory()

    assert client.post(BATCH, {"proposal": [proposal.pk], f"revision-{proposal.pk}": 2}).status_code == 403
    select(client, [proposal])
    assert Proposal.objects.get().state == "open"


def test_the_home_page_counts_proposals_to_review_and_own_proposals(binh, client):
    ProposalFactory.create_batch(2)
    ProposalFactory(by="binh")

    page = binh.get(reverse("admin:index")).content.decode()

    assert "2 proposals to review" in page
    assert "1 of your proposals is waiting" in page
    client.force_login(create_account("anna", is_staff=True))
    assert "to review" not in client.get(reverse("admin:index")).content.decode()
