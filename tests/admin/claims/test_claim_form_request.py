"""The form of a claim: adding, correcting and removing."""

import pytest

from relations.models import Claim, Proposal, Source, Visit
from tests.admin.conftest import admin_url
from tests.admin.form_data import form_data
from tests.factories import ClaimFactory, SourceFactory, VisitFactory
from tests.factories.record import correct_record, document_of

pytestmark = pytest.mark.django_db

CLAIM = {"source": "source/alpha", "paragraph": "1", "printed": "in December", "value": "2023-12"}


@pytest.fixture
def cite(client, anna):
    """Sends the form of a new claim on a fact."""
    SourceFactory(id="alpha", published=True)

    def send(record, fact, **typed):
        page = f"{admin_url(type(record), 'cite', record.pk)}?fact={fact}"
        return client.post(page, CLAIM | {"modality": "reported"} | typed)

    return send


@pytest.fixture
def correct(client, anna):
    """Opens the form of a claim, calls `meanwhile`, and sends the form with the typed changes."""

    def send(claim, meanwhile=None, **typed):
        record = claim.about_visit
        page = admin_url(Visit, "correct", record.pk, claim.pk)
        context = client.get(page).context
        data = dict(form_data(context["form"]).lists()) | {
            "revision": context["revision"],
            "fact": context["fact"],
        }
        if meanwhile:
            meanwhile()
        return client.post(page, data | typed, follow=True)

    return send


def test_a_claim_on_a_draft_is_added_at_once(cite):
    visit = VisitFactory(period="2023-12-12")

    response = cite(visit, "period", attributed_to="A spokeswoman")

    assert response["Location"] == f"{admin_url(Visit, 'change', visit.key)}#fact-period"
    claim = visit.claims.get()
    assert (claim.printed, claim.value, claim.standing) == (
        "in December",
        {"type": "period", "edtf": "2023-12"},
        "compatible",
    )
    assert claim.attributed_to == "A spokeswoman"


def test_a_claim_on_a_published_record_is_proposed_with_a_reason(cite):
    visit = VisitFactory(published=True)

    without_reason = cite(visit, "period")
    cite(visit, "period", reason="It says so as well.")

    assert "needs a reason" in without_reason.context["form"].errors["__all__"][0]
    assert Proposal.objects.get().action == "cite"


def test_each_error_is_shown_at_its_field(cite):
    visit = VisitFactory()
    typed = {"source": "source/nobody", "value": "soon", "printed": "x" * 81}

    form = cite(visit, "period", **typed).context["form"]
    again = cite(visit, "period", source="source/nobody").context["form"]

    assert set(form.errors) == {"value", "printed"}
    assert "there is no source with this key" in str(again.errors)
    assert "is not a paragraph of that source" in str(
        cite(visit, "period", paragraph="99").context["form"].errors
    )
    assert not visit.claims.exists()


def test_a_preview_shows_the_conflict_that_the_claim_would_make(cite):
    visit = VisitFactory(period="2023-12-12")

    response = cite(visit, "period", value="1999", _preview="Preview")

    assert response.context["preview"].new_conflicts == ["period"]
    assert not visit.claims.exists()


@pytest.mark.parametrize(
    ("value", "standing"), [("2023-12-12", "Agrees"), ("2023-12", "Compatible"), ("1999", "Contradicts")]
)
def test_a_preview_shows_the_standing_of_the_claim(cite, value, standing):
    visit = VisitFactory(period="2023-12-12")

    page = cite(visit, "period", value=value, _preview="Preview").content.decode()

    assert f'Standing: <span class="curation-standing">{standing}</span>' in page
    assert "Standing:" not in cite(visit, "period", value="soon", _preview="Preview").content.decode()


def test_a_preview_of_a_correction_shows_the_new_standing_of_the_claim(correct):
    claim = ClaimFactory(record=VisitFactory(period="2023-12-12"), value="1923-12-12")

    response = correct(claim, value="2023-12-12", _preview="Preview")

    assert response.context["standing"] == "agrees"
    assert Claim.objects.get(pk=claim.pk).standing == "contradicts"


def test_the_url_prefills_paragraph_and_words(open_as_curator):
    visit = VisitFactory()

    form = open_as_curator(admin_url(Visit, "cite", visit.pk), fact="host", at="alpha#7", printed="Hanoi")
    initial = form.context["form"].initial

    assert (initial["source"], initial["paragraph"], initial["printed"]) == ("alpha", "7", "Hanoi")


@pytest.mark.parametrize("fact", ["", "nothing", "publication"])
def test_an_unknown_fact_has_no_form(client, anna, fact):
    visit = VisitFactory()

    assert client.get(admin_url(Visit, "cite", visit.pk), {"fact": fact}).status_code == 404


def test_a_claim_is_corrected_and_deprecated_with_a_reason(correct):
    claim = ClaimFactory(record=VisitFactory(period="2023-12-12"), value="1923-12-12", note="Odd.")

    correct(claim, deprecated="A century off.", note="")

    claim.refresh_from_db()
    assert (claim.deprecated_because, claim.note) == ("A century off.", "")


def test_a_claim_is_removed(correct):
    claim = ClaimFactory(record=VisitFactory())

    correct(claim, _remove="Remove")

    assert not Claim.objects.filter(pk=claim.pk).exists()


def test_saving_an_unchanged_claim_is_an_error(correct):
    claim = ClaimFactory(record=VisitFactory(), value="2023")

    assert "Change at least one value" in str(correct(claim).context["form"].errors)


def test_an_edit_conflict_of_a_claim_shows_both_versions(correct, client):
    visit = VisitFactory(period="2023-12-12")
    claim = ClaimFactory(record=visit, at="first-witness#2", printed="December", value="2023-12")

    def meanwhile():
        claims = document_of(visit).data["claims"]
        [claim_data] = claims["period"]
        correct_record(
            visit, {"claims": claims | {"period": [claim_data | {"note": "Seen twice.", "value": "2023"}]}}
        )

    response = correct(claim, meanwhile, value="2023-12-12", printed="12 December")

    choices = response.context["choices"]
    assert [(each.name, each.theirs, each.mine, each.chosen) for each in choices] == [
        ("printed", ["December"], ["12 December"], "mine"),
        ("value", ["2023"], ["2023-12-12"], ""),
        ("note", ["Seen twice."], [], "theirs"),
    ]
    signed = response.context["edit_conflict"].signed()
    chosen = {f"choose-{each.name}": each.chosen or "mine" for each in choices}
    client.post(admin_url(Visit, "correct", visit.pk, claim.pk), chosen | {"edit_conflict": signed})
    claim.refresh_from_db()
    assert (claim.printed, claim.value["edtf"], claim.note) == ("12 December", "2023-12-12", "Seen twice.")


def test_an_unknown_claim_has_no_form(client, anna):
    visit = VisitFactory()

    for identifier in ("x", "0" * 36, "%00"):
        assert client.get(admin_url(Visit, "correct", visit.pk, identifier)).status_code == 404


def test_claims_on_sources_have_forms(open_as_curator):
    source = SourceFactory(id="river", title="River", published=True)
    claim = source.claims.get(fact="title")

    assert open_as_curator(admin_url(Source, "cite", source.pk), fact="title").context["fact"] == "title"
    form = open_as_curator(admin_url(Source, "correct", source.pk, claim.pk)).context["form"]
    assert form.initial["printed"] == claim.printed


def test_the_form_of_a_record_links_to_the_forms_of_its_claims(open_as_curator):
    claim = ClaimFactory(record=VisitFactory())

    page = open_as_curator(admin_url(Visit, "change", claim.about_visit.pk)).content.decode()

    assert f'href="{admin_url(Visit, "correct", claim.about_visit.pk, claim.pk)}"' in page
    assert f'href="{admin_url(Visit, "cite", claim.about_visit.pk)}?fact=host"' in page
