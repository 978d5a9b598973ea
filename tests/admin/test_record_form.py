"""Adding and changing records by their forms: drafts at once, what readers see by proposal."""

import pytest

from relations.models import KINDS, RECORDS, Leader, Proposal, Revision, Topic, Visit
from tests.admin.conftest import address
from tests.factories import (
    ClaimFactory,
    CountryFactory,
    TopicFactory,
    TradeFigureFactory,
    VisitFactory,
)
from tests.factories.record import factory_of

pytestmark = pytest.mark.django_db


def document_of(record):
    record.refresh_from_db()
    return Revision.objects.get(noun=record.noun(), key=record.key, number=record.revision)


WRITTEN = [noun for noun in KINDS if noun != "country"]


@pytest.mark.parametrize("noun", WRITTEN)
def test_every_kind_has_forms_that_ask_few_queries(writing_desk, noun):
    record = factory_of(noun)(**({"published": True} if noun in RECORDS else {}))

    answer = writing_desk(address(type(record), "change", record.pk))

    assert [each.name for each in answer.context["sections"]][: len(record.document)] == list(record.document)
    assert writing_desk(address(type(record), "add")).context["form"].base == {}


def test_a_form_asks_the_same_queries_of_short_and_long_records(writing_desk):
    visit = VisitFactory()
    few = writing_desk(address(Visit, "change", visit.pk)).queries
    delegation = [{"leader": f"leader-{number}", "role": "accompanying"} for number in range(12)]
    long = VisitFactory(delegation=delegation, places=[f"place-{number}" for number in range(9)])
    for number in range(1, 5):
        ClaimFactory(record=long, at=f"first-witness#{number}", value="2023")

    assert writing_desk(address(Visit, "change", long.pk)).queries <= few + 1  # the names of what it mentions


def test_countries_and_what_is_retracted_have_no_form(client, anna):
    country = CountryFactory(id="VNM")
    gone = VisitFactory(publication="retracted")

    for record in (country, gone):
        page = address(type(record), "change", record.key)
        assert "form" not in client.get(page).context
        assert client.post(page, {}).status_code == 403


def test_a_draft_changes_at_once_and_says_as_which_revision(save):
    visit = VisitFactory(period="2023-12-12")

    answer = save(visit, period="2023-12-13", reason="It began a day later.")

    assert "Saved as revision 2." in answer.content.decode()
    visit.refresh_from_db()
    assert str(visit.period) == "2023-12-13"
    last = document_of(visit)
    assert (last.by, last.reason) == ("anna", "It began a day later.")


def test_what_readers_see_is_proposed_with_a_reason_and_waits(save):
    visit = VisitFactory(published=True, period="2023-12-12")

    without = save(visit, period="2023-12").content.decode()
    answer = save(visit, period="2023-12", reason="Only the month is sure.")

    beside = without.partition('<h2 id="title-reason">')[2]
    assert "no reason is given" in beside
    assert "The faults stand beside the fields" in without
    proposal = Proposal.objects.get()
    assert (proposal.by, proposal.reason) == ("anna", "Only the month is sure.")
    place = address(Proposal, "change", proposal.pk)
    assert f'<a href="{place}">Proposal {proposal.pk}</a> of anna waits' in answer.content.decode()
    visit.refresh_from_db()
    assert str(visit.period) == "2023-12-12"


def test_all_faults_stand_beside_their_fields_and_nothing_typed_is_lost(save):
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

    answer = save(visit, **typed)

    form, page = answer.context["form"], answer.content.decode()
    assert set(form.single.errors) == {"period", "occasion", "external_ids"}
    assert "'in winter'" in form.single.errors["period"][0]
    assert form.lists["aliases"].errors[0]["kind"][0].startswith("is no kind of alias. Choose one of ")
    assert "must name the claims" in form.bases["period"].errors["basis"][0]
    assert "no claim of this record" in form.bases["period"].errors["rests_on"][0]
    for shown in ("in winter", "Another name", "no scheme", "leader/nobody"):
        assert shown in page
    assert visit.revision == Visit.objects.get().revision


def test_a_code_that_is_none_is_told_beside_it(save):
    figure = TradeFigureFactory()

    form = save(figure, hs_revision="HS2022", hs_code="08x").context["form"]

    cure = "Write 2, 4 or 6 digits, e.g. 08 or 080390."
    assert form.single.errors == {"hs_code": [f"'08x': is no HS code. {cure}"]}


def test_a_key_that_leads_nowhere_is_told_in_its_row(save):
    visit = VisitFactory(delegation=[{"leader": "to-lam", "role": "principal"}])

    form = save(visit, **{"delegation-0-leader": "leader/nobody", "host": "country/XXX"}).context["form"]

    assert form.lists["delegation"].errors[0]["leader"] == [
        "'nobody': is no leader that exists. Add it, or correct the key."
    ]
    assert form.single.errors["host"] == ["'XXX': is no country that exists. Add it, or correct the key."]


def test_a_record_is_added_as_a_draft(client, anna):
    CountryFactory(id="CHN")
    page = address(Leader, "add")
    data = rows_of(client.get(page)) | {"id": "li-qiang", "name": "Li Qiang", "country": "country/CHN"}

    rehearsed = client.post(page, data | {"_preview": "Preview"})
    assert rehearsed.context["preview"].uncited_facts == ["name", "country"]
    assert not Leader.objects.exists()
    answer = client.post(page, data, follow=True)

    assert answer.redirect_chain[0][0] == address(Leader, "change", "li-qiang")
    assert Leader.objects.get().publication == "draft"
    assert "exists already" in client.post(page, data).context["form"].single.errors["id"][0]


def rows_of(answer):
    """The hidden counts of the rows in a form."""
    rows = answer.context["form"].lists.values()
    return {f"{each.prefix}-{name}": 0 for each in rows for name in ("TOTAL_FORMS", "INITIAL_FORMS")}


def test_places_and_topics_are_proposed(client, anna, save):
    page = address(Topic, "add")
    data = rows_of(client.get(page)) | {"id": "rivers", "label": "Rivers", "reason": "Much spoken of."}

    answer = client.post(page, data, follow=True)

    assert answer.redirect_chain[0][0] == address(Topic)
    assert (Proposal.objects.get().record_key, Topic.objects.count()) == ("topic/rivers", 0)
    save(TopicFactory(label="Seas"), label="Oceans", reason="Wider.")
    assert Proposal.objects.count() == 2


def test_a_preview_shows_what_changes_new_conflicts_and_live_standings_and_saves_nothing(save):
    visit = VisitFactory(period="2023-12-12")
    ClaimFactory(record=visit, value="2023-12-12")

    answer = save(visit, period="1999", _preview="Preview")

    found, page = answer.context["preview"], answer.content.decode()
    [field] = found.difference.fields
    assert ([each.text for each in field.before], [each.text for each in field.after]) == (
        ["2023-12-12"],
        ["1999"],
    )
    assert found.new_conflicts == ["period"]
    assert "guest" in found.uncited_facts
    assert '<span class="desk-standing">Contradicts</span>' in page
    assert "(was Agrees)" in page
    assert Visit.objects.get().revision == visit.claims.get().about_visit.revision
    assert str(Visit.objects.get().period) == "2023-12-12"


def test_a_form_of_which_a_part_is_missing_is_refused_and_removes_nothing(client, anna):
    visit = VisitFactory(delegation=[{"leader": "to-lam", "role": "principal"}])

    answer = client.post(address(Visit, "change", visit.key), {"revision": visit.revision, "host": "x"})

    assert answer.context["form"].others == [
        "Not all of the form arrived. Open it again, or send less of it at once."
    ]
    assert visit.delegation.count() == 1


@pytest.mark.parametrize("revision", ["", "x", "99", "9" * 40, "\x00"])
def test_a_form_without_its_revision_is_opened_anew(save, revision):
    visit = VisitFactory(period="2023-12-12")

    answer = save(visit, period="1999", revision=revision)

    assert "opened anew" in answer.content.decode()
    assert str(Visit.objects.get().period) == "2023-12-12"


def test_text_that_no_database_keeps_is_a_fault(save):
    visit = VisitFactory()

    form = save(visit, occasion="a\x00b", reason="c\x00d").context["form"]

    assert form.is_faulty
    assert Visit.objects.get().revision == visit.revision
