"""The page of a proposal: its changes and its effects."""

import pytest

from relations.actions import curation
from relations.actions.outcome import ChangeRequest
from tests.admin.proposals import claims_of, propose_correction
from tests.factories import (
    ClaimFactory,
    SourceFactory,
    VisitFactory,
)
from tests.factories.paragraph_text import create_source_with_text
from tests.factories.record import AT, document_of

pytestmark = pytest.mark.django_db


def test_fields_are_shown_before_and_after_and_lists_with_added_and_removed_rows(open_proposal):
    visit = VisitFactory(published=True, places=["hanoi", "hue"], period="2023-12-12")
    for slug in ("hue", "da-nang"):
        ClaimFactory(record=visit, fact="places", value=f"place/{slug}")
    proposal = propose_correction(visit, {"places": ["hanoi", "da-nang"], "period": "2023-12"})

    reading, page = open_proposal(proposal)

    changes = [
        (each.name, [one.text for one in each.before], [one.text for one in each.after], each.kept)
        for each in reading.difference.fields
    ]
    assert changes == [("places", ["hue"], ["da-nang"], 1), ("period", ["2023-12-12"], ["2023-12"], 0)]
    assert "Da Nang" in page or "da-nang" in page


def test_claims_are_shown_with_their_paragraph_and_highlighted_words(open_proposal):
    visit = VisitFactory(published=True, period="2023-12-12")
    create_source_with_text("They met\nand on 12 December it rained", id="river", published=True)
    claim = {"at": "river#2", "printed": "12 December", "value": "2023-12-12"}
    proposal = curation.cite(visit, "period", claim, ChangeRequest("anna", AT, "A second one.")).proposal

    reading, page = open_proposal(proposal)

    [added] = reading.difference.claims
    assert (added.change, added.fact, added.before) == ("added", "period", None)
    assert [(each.text, each.marks) for each in added.after.stretches] == [
        ("and on ", ()),
        ("12 December", (0,)),
        (" it rained", ()),
    ]
    assert "river #2" in page


def test_a_removed_claim_is_shown_before_the_change(open_proposal):
    visit = VisitFactory(published=True, period="2023-12-12")
    ClaimFactory(record=visit, at="second-witness#3", printed="on Tuesday", value="2023-12")
    claim = visit.claims.get(printed="on Tuesday")
    proposal = curation.correct_claim(
        visit, str(claim.pk), None, ChangeRequest("anna", AT, "It is not there.")
    ).proposal

    [removed] = open_proposal(proposal)[0].difference.claims

    assert (removed.change, removed.before.data["printed"], removed.after) == ("removed", "on Tuesday", None)


def test_new_conflicts_are_computed_from_the_current_data(open_proposal):
    visit = VisitFactory(published=True, period="2023-12-12")
    SourceFactory(id="second-witness", published=True)
    quiet = propose_correction(visit, {"external_ids": ["test:1"]})
    claim = {"at": "second-witness#1", "printed": "in 1999", "value": "1999"}
    loud = curation.cite(visit, "period", claim, ChangeRequest("anna", AT, "Another.")).proposal

    assert open_proposal(quiet)[0].new_conflicts == []
    assert open_proposal(loud)[0].new_conflicts == ["period"]
    assert "New conflicts" in open_proposal(loud)[1]


def test_an_existing_conflict_is_not_new(open_proposal):
    visit = VisitFactory(published=True, period="2023-12-12", contrary={"period": "1999"})
    claim = {"at": "second-witness#2", "printed": "in 1998", "value": "1998"}

    reading, _ = open_proposal(
        curation.cite(visit, "period", claim, ChangeRequest("anna", AT, "Another.")).proposal
    )

    assert reading.new_conflicts == []


def test_a_submitted_draft_shows_all_its_fields_and_conflicts_as_new(open_proposal):
    model = VisitFactory(published=True, period="2023-12-12", contrary={"period": "1999"})
    draft = VisitFactory(id="draft", period="2023-12-12", claims=claims_of(model))
    proposal = curation.submit(draft, ChangeRequest("anna", AT)).proposal

    reading, _ = open_proposal(proposal)

    assert reading.new_conflicts == ["period"]
    assert all(not each.before for each in reading.difference.fields)


def test_a_page_with_every_kind_of_reference_keeps_the_limit_of_queries(open_proposal):
    model = VisitFactory(
        published=True,
        guest="organisation/party",
        places=["hanoi"],
        delegation=[{"leader": "to-lam", "role": "principal"}],
    )
    draft = VisitFactory(
        id="draft",
        guest="organisation/party",
        places=["hanoi"],
        delegation=[{"leader": "to-lam", "role": "principal"}],
        claims=claims_of(model),
    )

    reading, _ = open_proposal(curation.submit(draft, ChangeRequest("anna", AT)).proposal)

    assert reading.difference.claim_count > 2


def test_long_differences_are_paged(open_proposal):
    visit = VisitFactory(published=True, period="2023-12-12")
    SourceFactory(id="second-witness", published=True)
    claims = document_of(visit).data["claims"]
    more = [{"at": "second-witness#1", "printed": f"day {n}", "value": "2023-12"} for n in range(60)]
    proposal = propose_correction(visit, {"claims": claims | {"period": [*claims["period"], *more]}})

    assert [len(open_proposal(proposal, page=n)[0].difference.claims) for n in (1, 2, 3)] == [50, 10, 0]
    assert open_proposal(proposal)[0].difference.page.last == 2
