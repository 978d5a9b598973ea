"""Adding and changing records in forms: drafts at once, published records by proposal."""

import pytest

from relations.models import KINDS, RECORDS, Leader, Proposal, Revision, Topic, Visit
from tests.admin.conftest import admin_url
from tests.factories import (
    ClaimFactory,
    CountryFactory,
    TopicFactory,
    TradeFigureFactory,
    VisitFactory,
)
from tests.factories.record import factory_of

pytestmark = pytest.mark.django_db


def current_revision(record):
    record.refresh_from_db()
    return Revision.objects.get(noun=record.noun(), key=record.key, number=record.revision)


NOUNS_WITH_FORM = [noun for noun in KINDS if noun != "country"]


@pytest.mark.parametrize("noun", NOUNS_WITH_FORM)
def test_every_kind_has_forms_that_run_few_queries(open_as_curator, noun):
    record = factory_of(noun)(**({"published": True} if noun in RECORDS else {}))

    response = open_as_curator(admin_url(type(record), "change", record.pk))

    assert [each.name for each in response.context["sections"]][: len(record.document)] == list(
        record.document
    )
    assert open_as_curator(admin_url(type(record), "add")).context["form"].base == {}


def test_the_forms_of_short_and_long_records_run_the_same_queries(open_as_curator):
    visit = VisitFactory()
    few = open_as_curator(admin_url(Visit, "change", visit.pk)).queries
    delegation = [{"leader": f"leader-{number}", "role": "accompanying"} for number in range(12)]
    long = VisitFactory(delegation=delegation, places=[f"place-{number}" for number in range(9)])
    for number in range(1, 5):
        ClaimFactory(record=long, at=f"first-witness#{number}", value="2023")

    assert (
        open_as_curator(admin_url(Visit, "change", long.pk)).queries <= few + 1
    )  # one for the names of its references


def test_countries_and_retracted_records_have_no_form(client, anna):
    country = CountryFactory(id="VNM")
    gone = VisitFactory(publication="retracted")

    for record in (country, gone):
        page = admin_url(type(record), "change", record.key)
        assert "form" not in client.get(page).context
        assert client.post(page, {}).status_code == 403


def test_a_draft_is_changed_at_once_and_the_message_names_the_revision(save):
    visit = VisitFactory(period="2023-12-12")

    response = save(visit, period="2023-12-13", reason="It began a day later.")

    assert "Saved as revision 2." in response.content.decode()
    visit.refresh_from_db()
    assert str(visit.period) == "2023-12-13"
    last = current_revision(visit)
    assert (last.by, last.reason) == ("anna", "It began a day later.")


def test_a_change_of_a_published_record_is_proposed_with_a_reason(save):
    visit = VisitFactory(published=True, period="2023-12-12")

    without_reason = save(visit, period="2023-12").content.decode()
    response = save(visit, period="2023-12", reason="Only the month is sure.")

    reason_section = without_reason.partition('<h2 id="title-reason">')[2]
    assert "needs a reason" in reason_section
    assert "Please fix the field below." in without_reason
    proposal = Proposal.objects.get()
    assert (proposal.by, proposal.reason) == ("anna", "Only the month is sure.")
    place = admin_url(Proposal, "change", proposal.pk)
    assert (
        f'<a href="{place}">Proposal {proposal.pk}</a> by anna is waiting for review'
        in response.content.decode()
    )
    visit.refresh_from_db()
    assert str(visit.period) == "2023-12-12"


def test_each_error_is_shown_at_its_field_and_typed_values_are_kept(save):
    visit = VisitFactory(period="2023-12-12", delegation=[{"leader": "to-lam", "role": "principal"}])
    typed = {
        "period": "in winter",
        "occasion": "x" * 161,
        "delegation-0-leader": "leader/nobody",
        "aliases-0-text": "Another name",
        "basis-period-basis": "combined",
        "basis-period-rests_on": "nobody#1",
        "external_ids": "no scheme",
    }

    response = save(visit, **typed)

    form, page = response.context["form"], response.content.decode()
    assert set(form.single.errors) == {"period", "occasion", "external_ids"}
    assert "'in winter'" in form.single.errors["period"][0]
    assert form.lists["aliases"].errors[0]["kind"][0].startswith("is not a kind of alias. Choose one of ")
    assert "must name the claims" in form.bases["period"].errors["basis"][0]
    assert "location of a claim of this record" in form.bases["period"].errors["rests_on"][0]
    for typed_text in ("in winter", "Another name", "no scheme", "leader/nobody"):
        assert typed_text in page
    assert visit.revision == Visit.objects.get().revision


def test_an_invalid_code_is_reported_at_its_field(save):
    figure = TradeFigureFactory()

    form = save(figure, hs_revision="HS2022", hs_code="08x").context["form"]

    advice = "Write 2, 4 or 6 digits, e.g. 08 or 080390."
    assert form.single.errors == {"hs_code": [f"'08x': is not a valid HS code. {advice}"]}


def test_an_unknown_reference_is_reported_at_its_row(save):
    visit = VisitFactory(delegation=[{"leader": "to-lam", "role": "principal"}])

    form = save(visit, **{"delegation-0-leader": "leader/nobody", "host": "country/XXX"}).context["form"]

    assert form.lists["delegation"].errors[0]["leader"] == [
        "'nobody': there is no leader with this key. Add the record, or correct the key."
    ]
    assert form.single.errors["host"] == [
        "'XXX': there is no country with this key. Add the record, or correct the key."
    ]


def test_a_record_is_added_as_a_draft(client, anna):
    CountryFactory(id="CHN")
    page = admin_url(Leader, "add")
    data = row_counts(client.get(page)) | {"id": "li-qiang", "name": "Li Qiang", "country": "country/CHN"}

    preview = client.post(page, data | {"_preview": "Preview"})
    assert preview.context["preview"].uncited_facts == ["name", "country"]
    assert not Leader.objects.exists()
    response = client.post(page, data, follow=True)

    assert response.redirect_chain[0][0] == admin_url(Leader, "change", "li-qiang")
    assert Leader.objects.get().publication == "draft"
    assert "already exists" in client.post(page, data).context["form"].single.errors["id"][0]


def row_counts(response):
    """The hidden counts of the rows in a form."""
    rows = response.context["form"].lists.values()
    return {f"{each.prefix}-{name}": 0 for each in rows for name in ("TOTAL_FORMS", "INITIAL_FORMS")}


def test_new_reference_data_is_proposed(client, anna, save):
    page = admin_url(Topic, "add")
    data = row_counts(client.get(page)) | {"id": "rivers", "label": "Rivers", "reason": "Much spoken of."}

    response = client.post(page, data, follow=True)

    assert response.redirect_chain[0][0] == admin_url(Topic)
    assert (Proposal.objects.get().record_key, Topic.objects.count()) == ("topic/rivers", 0)
    save(TopicFactory(label="Seas"), label="Oceans", reason="Wider.")
    assert Proposal.objects.count() == 2


def test_a_preview_shows_changes_new_conflicts_and_standings_and_saves_nothing(save):
    visit = VisitFactory(period="2023-12-12")
    ClaimFactory(record=visit, value="2023-12-12")

    response = save(visit, period="1999", _preview="Preview")

    found, page = response.context["preview"], response.content.decode()
    [field] = found.difference.fields
    assert ([each.text for each in field.before], [each.text for each in field.after]) == (
        ["2023-12-12"],
        ["1999"],
    )
    assert found.new_conflicts == ["period"]
    assert "guest" in found.uncited_facts
    assert '<span class="curation-standing">Contradicts</span>' in page
    assert "(now: Agrees)" in page
    assert Visit.objects.get().revision == visit.claims.get().about_visit.revision
    assert str(Visit.objects.get().period) == "2023-12-12"


def test_an_incomplete_form_is_refused_and_removes_nothing(client, anna):
    visit = VisitFactory(delegation=[{"leader": "to-lam", "role": "principal"}])

    response = client.post(admin_url(Visit, "change", visit.key), {"revision": visit.revision, "host": "x"})

    assert response.context["form"].general_errors == [
        "The form arrived incomplete. Open it again, or submit fewer rows at once."
    ]
    assert visit.delegation.count() == 1


@pytest.mark.parametrize("revision", ["", "x", "99", "9" * 40, "\x00"])
def test_a_form_without_a_valid_revision_is_opened_again(save, revision):
    visit = VisitFactory(period="2023-12-12")

    response = save(visit, period="1999", revision=revision)

    assert "Make your changes again" in response.content.decode()
    assert str(Visit.objects.get().period) == "2023-12-12"


def test_nul_characters_are_an_error_of_the_form(save):
    visit = VisitFactory()

    form = save(visit, occasion="a\x00b", reason="c\x00d").context["form"]

    assert form.has_errors
    assert Visit.objects.get().revision == visit.revision
