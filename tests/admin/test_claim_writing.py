"""Claims beside the facts of a record: added, corrected and removed by a form."""

import pytest

from relations.models import Claim, Proposal, Source, Visit
from tests.admin.conftest import address
from tests.admin.sent import sent
from tests.factories import ClaimFactory, SourceFactory, VisitFactory
from tests.factories.record import corrected, document_of

pytestmark = pytest.mark.django_db

SAID = {"source": "source/alpha", "paragraph": "1", "printed": "in December", "value": "2023-12"}


@pytest.fixture
def cite(client, anna):
    """Fills in the form of a new claim on a fact."""
    SourceFactory(id="alpha", published=True)

    def cited(record, fact, **typed):
        page = f"{address(type(record), 'cite', record.pk)}?fact={fact}"
        return client.post(page, SAID | {"modality": "reported"} | typed)

    return cited


@pytest.fixture
def correct(client, anna):
    """Opens the form of a claim, lets something happen, and sends it with something else typed."""

    def changed(claim, meanwhile=None, **typed):
        record = claim.about_visit
        page = address(Visit, "correct", record.pk, claim.pk)
        shown = client.get(page).context
        data = dict(sent(shown["form"]).lists()) | {"revision": shown["revision"], "fact": shown["fact"]}
        if meanwhile:
            meanwhile()
        return client.post(page, data | typed, follow=True)

    return changed


def test_a_claim_is_added_beside_its_fact(cite):
    visit = VisitFactory(period="2023-12-12")

    answer = cite(visit, "period", attributed_to="A spokeswoman")

    assert answer["Location"] == f"{address(Visit, 'change', visit.key)}#fact-period"
    claim = visit.claims.get()
    assert (claim.printed, claim.value, claim.standing) == (
        "in December",
        {"type": "period", "edtf": "2023-12"},
        "compatible",
    )
    assert claim.attributed_to == "A spokeswoman"


def test_a_claim_on_what_readers_see_is_proposed_with_a_reason(cite):
    visit = VisitFactory(published=True)

    refused = cite(visit, "period")
    cite(visit, "period", reason="It says so as well.")

    assert "no reason is given" in refused.context["form"].errors["__all__"][0]
    assert Proposal.objects.get().deed == "cite"


def test_faults_of_a_claim_stand_beside_their_field(cite):
    visit = VisitFactory()
    typed = {"source": "source/nobody", "value": "soon", "printed": "x" * 81}

    form = cite(visit, "period", **typed).context["form"]
    again = cite(visit, "period", source="source/nobody").context["form"]

    assert set(form.errors) == {"value", "printed"}
    assert "is no source that exists" in str(again.errors)
    assert "is no paragraph of that source" in str(
        cite(visit, "period", paragraph="99").context["form"].errors
    )
    assert not visit.claims.exists()


def test_a_preview_of_a_claim_tells_the_conflict_that_it_would_make(cite):
    visit = VisitFactory(period="2023-12-12")

    answer = cite(visit, "period", value="1999", _preview="Preview")

    assert answer.context["preview"].new_conflicts == ["period"]
    assert not visit.claims.exists()


@pytest.mark.parametrize(
    ("value", "standing"), [("2023-12-12", "Agrees"), ("2023-12", "Compatible"), ("1999", "Contradicts")]
)
def test_a_preview_of_a_claim_tells_how_it_would_stand(cite, value, standing):
    visit = VisitFactory(period="2023-12-12")

    page = cite(visit, "period", value=value, _preview="Preview").content.decode()

    assert f'It would stand as <span class="desk-standing">{standing}</span>' in page
    assert "It would stand as" not in cite(visit, "period", value="soon", _preview="Preview").content.decode()


def test_a_preview_of_a_correction_tells_how_the_claim_would_stand_then(correct):
    claim = ClaimFactory(record=VisitFactory(period="2023-12-12"), value="1923-12-12")

    answer = correct(claim, value="2023-12-12", _preview="Preview")

    assert answer.context["standing"] == "agrees"
    assert Claim.objects.get(pk=claim.pk).standing == "contradicts"


def test_the_address_can_say_where_and_in_which_words(writing_desk):
    visit = VisitFactory()

    form = writing_desk(address(Visit, "cite", visit.pk), fact="host", at="alpha#7", printed="Hanoi")
    initial = form.context["form"].initial

    assert (initial["source"], initial["paragraph"], initial["printed"]) == ("alpha", "7", "Hanoi")


@pytest.mark.parametrize("fact", ["", "nothing", "publication"])
def test_what_is_no_fact_has_no_form(client, anna, fact):
    visit = VisitFactory()

    assert client.get(address(Visit, "cite", visit.pk), {"fact": fact}).status_code == 404


def test_a_claim_is_corrected_and_deprecated_with_a_reason(correct):
    claim = ClaimFactory(record=VisitFactory(period="2023-12-12"), value="1923-12-12", note="Odd.")

    correct(claim, deprecated="A century off.", note="")

    claim.refresh_from_db()
    assert (claim.deprecated_because, claim.note) == ("A century off.", "")


def test_a_claim_is_removed(correct):
    claim = ClaimFactory(record=VisitFactory())

    correct(claim, _remove="Remove")

    assert not Claim.objects.filter(pk=claim.pk).exists()


def test_a_claim_that_nobody_changed_says_so(correct):
    claim = ClaimFactory(record=VisitFactory(), value="2023")

    assert "There is nothing to record" in str(correct(claim).context["form"].errors)


def test_two_people_in_the_form_of_a_claim_see_both_sides(correct, client):
    visit = VisitFactory(period="2023-12-12")
    claim = ClaimFactory(record=visit, at="first-witness#2", printed="December", value="2023-12")

    def meanwhile():
        claims = document_of(visit).data["claims"]
        [said] = claims["period"]
        corrected(visit, {"claims": claims | {"period": [said | {"note": "Seen twice.", "value": "2023"}]}})

    answer = correct(claim, meanwhile, value="2023-12-12", printed="12 December")

    choices = answer.context["choices"]
    assert [(each.name, each.theirs, each.mine, each.chosen) for each in choices] == [
        ("printed", ["December"], ["12 December"], "mine"),
        ("value", ["2023"], ["2023-12-12"], ""),
        ("note", ["Seen twice."], [], "theirs"),
    ]
    sealed = answer.context["collision"].sealed()
    chosen = {f"choose-{each.name}": each.chosen or "mine" for each in choices}
    client.post(address(Visit, "correct", visit.pk, claim.pk), chosen | {"collision": sealed})
    claim.refresh_from_db()
    assert (claim.printed, claim.value["edtf"], claim.note) == ("12 December", "2023-12-12", "Seen twice.")


def test_a_claim_that_is_not_there_has_no_form(client, anna):
    visit = VisitFactory()

    for identifier in ("x", "0" * 36, "%00"):
        assert client.get(address(Visit, "correct", visit.pk, identifier)).status_code == 404


def test_claims_on_sources_have_their_forms_beside_the_reader(writing_desk):
    source = SourceFactory(id="river", title="River", published=True)
    claim = source.claims.get(fact="title")

    assert writing_desk(address(Source, "cite", source.pk), fact="title").context["fact"] == "title"
    form = writing_desk(address(Source, "correct", source.pk, claim.pk)).context["form"]
    assert form.initial["printed"] == claim.printed


def test_claims_stand_in_the_form_of_their_record_with_a_way_to_correct_them(writing_desk):
    claim = ClaimFactory(record=VisitFactory())

    page = writing_desk(address(Visit, "change", claim.about_visit.pk)).content.decode()

    assert f'href="{address(Visit, "correct", claim.about_visit.pk, claim.pk)}"' in page
    assert f'href="{address(Visit, "cite", claim.about_visit.pk)}?fact=host"' in page
