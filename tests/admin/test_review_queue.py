"""The review queue: how it is listed, narrowed and counted, and several approvals at once."""

import re

import pytest
from django.urls import reverse

from relations.actions import curation, review
from relations.actions.outcome import Asked
from relations.models import Proposal
from tests.admin.conftest import address
from tests.factories import LeaderFactory, ProposalFactory, SourceFactory, VisitFactory
from tests.factories.account import account
from tests.factories.record import AT

pytestmark = pytest.mark.django_db
BATCH = reverse("admin:relations_proposal_approve_batch")


def decline(proposal):
    review.decline(proposal, by="chi", at=AT, word="No.")


def test_the_queue_shows_what_waits_the_oldest_first(listed, desk):
    first, declined, last = ProposalFactory.create_batch(3)
    decline(declined)

    assert listed(Proposal) == [first.key, last.key]
    assert listed(Proposal, state="declined") == [declined.key]
    assert listed(Proposal, state="all") == [first.key, declined.key, last.key]
    assert listed(Proposal, state="elsewhere") == []


def test_the_queue_asks_few_queries_however_long_it_is(desk):
    ProposalFactory()
    few = desk(address(Proposal)).queries
    ProposalFactory.create_batch(3)

    assert desk(address(Proposal)).queries == few


def test_the_queue_is_narrowed_by_kind_author_and_deed(listed):
    leader, visit = ProposalFactory(by="anna"), ProposalFactory(record=VisitFactory(published=True))
    own = ProposalFactory(by="curator")

    assert listed(Proposal, noun="visit") == [visit.key]
    assert listed(Proposal, by="anna") == [leader.key]
    assert listed(Proposal, by="\x00") == []
    assert listed(Proposal, whose="mine") == [own.key]
    assert listed(Proposal, whose="others") == [leader.key, visit.key]
    assert listed(Proposal, deed__exact="cite") == []


def test_the_queue_is_narrowed_to_what_a_source_says(listed):
    ProposalFactory()
    visit = VisitFactory(published=True)
    told = SourceFactory(id="second-witness", published=True)
    SourceFactory(id="second", published=True)
    claim = {"at": "second-witness#1", "printed": "in 2023", "value": "2023"}
    cited = curation.cite(visit, "period", claim, Asked("anna", AT, "Another.")).proposal

    assert listed(Proposal, source=told.pk) == [cited.key]
    assert listed(Proposal, source=SourceFactory(id="second-witnes").pk) == []


def test_the_queue_is_searched_as_readers_search_and_by_what_is_only_proposed(listed):
    ProposalFactory()
    known = ProposalFactory(record=LeaderFactory(id="to-lam", name="Tô Lâm", published=True))
    data = {"id": "hue-city", "name": "Huế", "kind": "city"}
    new = curation.create("place", data, Asked("anna", AT)).proposal

    assert listed(Proposal, q="tô lam") == [known.key]
    assert listed(Proposal, q="hue city") == [new.key]


def test_a_row_says_that_its_record_moved_on(desk):
    visit = VisitFactory(published=True)
    first, second = (ProposalFactory(record=visit) for _ in range(2))
    review.approve(first, by="chi", at=AT)

    [row] = desk(address(Proposal)).context["cl"].result_list

    assert (row.pk, row.revision_now) == (second.pk, second.base + 1)


def chosen(client, proposals, **said):
    data = {"action": "approve_selected", "_selected_action": [each.pk for each in proposals]}
    return client.post(address(Proposal), data | said)


def confirmed(client, page):
    """Send the form of the page that shows what each would change."""
    inputs = dict(re.findall(r'name="(revision-\d+)" value="(\d+)"', page.content.decode()))
    numbers = [name.partition("-")[2] for name in inputs]
    return client.post(BATCH, {"proposal": numbers, "word": "All <read>.", **inputs})


def refusals(answer):
    return {each.proposal.pk: each.refusal for each in answer.context["answers"]}


def test_several_are_approved_by_their_own_rules_and_the_answer_lists_what_was_refused_and_why(binh):
    visit = VisitFactory(published=True)
    good, own = ProposalFactory(), ProposalFactory(by="binh")
    moved_on, before, decided = (
        ProposalFactory(record=visit),
        ProposalFactory(record=visit),
        ProposalFactory(),
    )
    page = chosen(binh, [good, own, moved_on, decided])
    review.approve(before, by="chi", at=AT)
    decline(decided)

    answers = refusals(confirmed(binh, page))

    assert answers.pop(good.pk) == ""
    assert answers[own.pk].startswith("binh wrote")
    assert "is at revision" in answers[moved_on.pk]
    assert "declined already" in answers[decided.pk]
    states = dict(Proposal.objects.values_list("pk", "state"))
    assert [states[each.pk] for each in (good, own, moved_on, decided)] == [
        "approved",
        "open",
        "open",
        "declined",
    ]


def test_what_was_refused_of_several_is_offered_again_with_the_word(binh):
    good, own = ProposalFactory(), ProposalFactory(by="binh")

    answer = confirmed(binh, chosen(binh, [good, own]))

    assert [each.proposal for each in answer.context["outlines"]] == [own]
    assert 'maxlength="2000">All &lt;read&gt;.</textarea>' in answer.content.decode()
    assert list(refusals(confirmed(binh, answer))) == [own.pk]


def test_nothing_is_offered_again_where_nothing_was_refused_or_nothing_waits(binh):
    good, decided = ProposalFactory(), ProposalFactory()
    page = chosen(binh, [decided])
    decline(decided)

    done, late = (confirmed(binh, each).content.decode() for each in (chosen(binh, [good]), page))

    assert "Approve these" not in done + late
    assert "What you typed is not saved" not in done
    assert "What you typed is not saved: “All &lt;read&gt;.”" in late


def test_before_several_are_approved_the_page_shows_what_each_would_change(binh):
    page = chosen(binh, [ProposalFactory(record=VisitFactory(published=True), changes={"tour": "autumn"})])

    [outline] = page.context["outlines"]

    assert (outline.fields, outline.claims) == (["tour"], {"added": 1})
    assert "1 claim added" in page.content.decode()


def test_several_are_no_more_than_a_page_of_the_queue(binh, monkeypatch):
    monkeypatch.setattr("relations.admin.approval.MOST_AT_ONCE", 1)

    page = chosen(binh, ProposalFactory.create_batch(2))

    assert page.status_code == 302


def test_what_names_no_revision_or_no_proposal_is_not_approved(binh):
    proposal = ProposalFactory()

    answer = binh.post(
        BATCH, {"proposal": [proposal.pk, "x", "9" * 5000, "²"], f"revision-{proposal.pk}": "x"}
    )

    [refused] = answer.context["answers"]
    assert "names no revision" in refused.refusal
    assert Proposal.objects.get().state == "open"


def test_who_leaves_a_form_for_several_is_led_to_the_queue(binh):
    assert binh.get(BATCH).headers["Location"] == reverse("admin:relations_proposal_changelist")


def test_only_reviewers_approve_several(client):
    client.force_login(account("anna", is_staff=True))
    proposal = ProposalFactory()

    assert client.post(BATCH, {"proposal": [proposal.pk], f"revision-{proposal.pk}": 2}).status_code == 403
    chosen(client, [proposal])
    assert Proposal.objects.get().state == "open"


def test_the_desk_counts_what_waits_for_me_and_what_of_mine_does(binh, client):
    ProposalFactory.create_batch(2)
    ProposalFactory(by="binh")

    page = binh.get(reverse("admin:index")).content.decode()

    assert "2 proposals wait for review" in page
    assert "1 of yours waits" in page
    client.force_login(account("anna", is_staff=True))
    assert "wait for review" not in client.get(reverse("admin:index")).content.decode()
