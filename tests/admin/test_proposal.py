"""The page of a proposal: what it would change, what would follow, and who decides on it how."""

import pytest

from relations.actions import curation
from relations.actions.outcome import Asked
from tests.admin.proposals import claims_of, correction
from tests.factories import (
    ClaimFactory,
    SourceFactory,
    VisitFactory,
)
from tests.factories.paragraph_text import attached
from tests.factories.record import AT, document_of

pytestmark = pytest.mark.django_db


def test_fields_stand_before_and_after_and_lists_tell_what_came_and_went(shown):
    visit = VisitFactory(published=True, places=["hanoi", "hue"], period="2023-12-12")
    for slug in ("hue", "da-nang"):
        ClaimFactory(record=visit, fact="places", value=f"place/{slug}")
    proposal = correction(visit, {"places": ["hanoi", "da-nang"], "period": "2023-12"})

    found, page = shown(proposal)

    told = [
        (each.name, [one.text for one in each.before], [one.text for one in each.after], each.kept)
        for each in found.difference.fields
    ]
    assert told == [("places", ["hue"], ["da-nang"], 1), ("period", ["2023-12-12"], ["2023-12"], 0)]
    assert "Da Nang" in page or "da-nang" in page


def test_claims_show_place_words_and_the_words_around_them(shown):
    visit = VisitFactory(published=True, period="2023-12-12")
    attached("They met\nand on 12 December it rained", id="river", published=True)
    claim = {"at": "river#2", "printed": "12 December", "value": "2023-12-12"}
    proposal = curation.cite(visit, "period", claim, Asked("anna", AT, "A second one.")).proposal

    found, page = shown(proposal)

    [added] = found.difference.claims
    assert (added.change, added.fact, added.before) == ("added", "period", None)
    assert [(each.text, each.marks) for each in added.after.stretches] == [
        ("and on ", ()),
        ("12 December", (0,)),
        (" it rained", ()),
    ]
    assert "river #2" in page


def test_a_removed_claim_stands_on_the_side_of_what_was(shown):
    visit = VisitFactory(published=True, period="2023-12-12")
    ClaimFactory(record=visit, at="second-witness#3", printed="on Tuesday", value="2023-12")
    claim = visit.claims.get(printed="on Tuesday")
    proposal = curation.correct_claim(
        visit, str(claim.pk), None, Asked("anna", AT, "It is not there.")
    ).proposal

    [removed] = shown(proposal)[0].difference.claims

    assert (removed.change, removed.before.said["printed"], removed.after) == ("removed", "on Tuesday", None)


def test_new_conflicts_and_uncited_facts_are_those_of_now(shown):
    visit = VisitFactory(published=True, period="2023-12-12")
    SourceFactory(id="second-witness", published=True)
    quiet = correction(visit, {"external_ids": ["test:1"]})
    claim = {"at": "second-witness#1", "printed": "in 1999", "value": "1999"}
    loud = curation.cite(visit, "period", claim, Asked("anna", AT, "Another.")).proposal

    assert shown(quiet)[0].new_conflicts == []
    assert shown(loud)[0].new_conflicts == ["period"]
    assert "New conflicts" in shown(loud)[1]


def test_a_conflict_that_is_there_already_is_not_new(shown):
    visit = VisitFactory(published=True, period="2023-12-12", contrary={"period": "1999"})
    claim = {"at": "second-witness#2", "printed": "in 1998", "value": "1998"}

    found, _ = shown(curation.cite(visit, "period", claim, Asked("anna", AT, "Another.")).proposal)

    assert found.new_conflicts == []


def test_what_readers_never_saw_is_new_to_them_with_its_conflicts(shown):
    model = VisitFactory(published=True, period="2023-12-12", contrary={"period": "1999"})
    draft = VisitFactory(id="draft", period="2023-12-12", claims=claims_of(model))
    proposal = curation.submit(draft, Asked("anna", AT)).proposal

    found, _ = shown(proposal)

    assert found.new_conflicts == ["period"]
    assert all(not each.before for each in found.difference.fields)


def test_a_page_with_every_kind_of_reference_asks_no_more_than_a_page_may(shown):
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

    found, _ = shown(curation.submit(draft, Asked("anna", AT)).proposal)

    assert found.difference.claim_count > 2


def test_long_differences_turn_pages(shown):
    visit = VisitFactory(published=True, period="2023-12-12")
    SourceFactory(id="second-witness", published=True)
    claims = document_of(visit).data["claims"]
    more = [{"at": "second-witness#1", "printed": f"day {n}", "value": "2023-12"} for n in range(60)]
    proposal = correction(visit, {"claims": claims | {"period": [*claims["period"], *more]}})

    assert [len(shown(proposal, page=n)[0].difference.claims) for n in (1, 2, 3)] == [50, 10, 0]
    assert shown(proposal)[0].difference.page.last == 2
