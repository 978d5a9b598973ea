"""Submitting, restoring and retracting records, each with a reason; and the history of a record."""

import re
from collections import Counter

import pytest

from relations.actions import review
from relations.models import Leader, Proposal, Revision, Visit
from tests.admin.conftest import admin_url
from tests.factories import LeaderFactory, TopicFactory, VisitFactory
from tests.factories.record import AT, correct_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def perform(client, anna):
    """Opens the page of an action as Anna and confirms it. Returns the response."""

    def post(record, name, *more, **typed):
        page = admin_url(type(record), name, record.pk, *more)
        context = client.get(page).context
        return client.post(page, {"revision": context["revision"], "reason": "Because."} | typed, follow=True)

    return post


def changed_fields(reading):
    return [
        (each.name, [one.text for one in each.before], [one.text for one in each.after])
        for each in reading.fields
    ]


def test_the_history_shows_who_when_why_and_what_changed_latest_first(open_as_curator):
    visit = VisitFactory(published=True, period="2023-12")
    correct_record(visit, {"period": "2023-12-12"}, by="binh", reason="A day is named.")

    response = open_as_curator(admin_url(Visit, "history", visit.pk))

    steps = response.context["steps"]
    assert [each.revision.action for each in steps] == ["correct", "publish", "create"]
    assert changed_fields(steps[0].difference) == [("period", ["2023-12"], ["2023-12-12"])]
    page = response.content.decode()
    assert "by binh" in page
    assert "Reason: A day is named." in page
    assert page.count("Restore revision") == 2


def test_the_history_names_claims_by_fact_and_paragraph(open_as_curator):
    visit = VisitFactory(published=True, period="2023-12")
    claim = visit.claims.get(fact="period")
    basis = {"period": {"basis": "combined", "rests_on": [str(claim.pk)], "reason": "It adds up."}}
    name = {"text": "The tour", "kind": "short", "claim": str(claim.pk)}
    correct_record(visit, {"basis": basis, "aliases": [name]})

    response = open_as_curator(admin_url(Visit, "history", visit.pk))

    assert changed_fields(response.context["steps"][0].difference) == [
        ("aliases", [], ["text The tour, kind short, claim period@first-witness#1"]),
        ("basis", [], ["period: basis combined, rests on period@first-witness#1, reason It adds up."]),
    ]


def test_the_history_repeats_no_html_id(open_as_curator):
    visit = VisitFactory(period="2020")
    for year in ("2021", "2022"):
        correct_record(visit, {"period": year})

    page = open_as_curator(admin_url(Visit, "history", visit.pk)).content.decode()

    assert page.count('data-field="period"') == 3
    assert [each for each, count in Counter(re.findall(r'\bid="([^"]*)"', page)).items() if count > 1] == []


def test_the_history_names_who_approved(open_as_curator, perform):
    visit = VisitFactory(published=True)
    perform(visit, "delete")
    review.approve(Proposal.objects.get(), by="binh", at=AT, comment="Right.")

    page = open_as_curator(admin_url(Visit, "history", visit.pk)).content.decode()

    assert "by anna, approved by binh" in page
    assert "Restore revision" not in page


def test_a_long_history_is_paged(open_as_curator, monkeypatch):
    monkeypatch.setattr("relations.queries.history.history_reading.STEPS", 2)
    visit = VisitFactory(period="2020")
    for year in ("2021", "2022"):
        correct_record(visit, {"period": year})

    first, second = (open_as_curator(admin_url(Visit, "history", visit.pk), page=n).context for n in (1, 2))

    assert [len(each["steps"]) for each in (first, second)] == [2, 1]
    assert (first["next"], second["next"]) == (2, None)


def test_a_revision_is_restored_as_a_new_one_after_a_preview(open_as_curator, perform):
    visit = VisitFactory(period="2020", occasion="A summit")
    first = Revision.objects.get(noun="visit", number=1)
    correct_record(visit, {"period": "2021", "occasion": None})

    page = open_as_curator(admin_url(Visit, "restore", visit.pk, first.sequence))
    response = perform(visit, "restore", first.sequence)

    expected = [("period", ["2021"], ["2020"]), ("occasion", [], ["A summit"])]
    assert changed_fields(page.context["preview"].difference) == expected
    assert "Saved as revision 3." in response.content.decode()
    last = Revision.objects.get(noun="visit", number=3)
    assert (last.action, last.by, last.reason) == ("restore", "anna", "Because.")
    assert str(Visit.objects.get().period) == "2020"


def test_restoring_a_revision_of_reference_data_is_proposed(perform):
    topic = TopicFactory(label="Seas")
    correct_record(topic, {"label": "Oceans"})

    perform(topic, "restore", Revision.objects.get(noun="topic", number=1).sequence)

    assert (Proposal.objects.get().action, type(topic).objects.get().label) == ("restore", "Oceans")


@pytest.mark.parametrize("sequence", [0, 10**6, 2**70])
def test_an_unknown_revision_is_not_found(client, anna, sequence):
    visit = VisitFactory()

    assert client.get(admin_url(Visit, "restore", visit.pk, sequence)).status_code == 404


def test_submitting_a_draft_reports_uncited_facts_until_they_have_claims(open_as_curator, perform):
    leader = LeaderFactory(name="Li Qiang", country=None)

    page = open_as_curator(admin_url(Leader, "submit", leader.pk)).content.decode()
    response = perform(leader, "submit")

    place = admin_url(Leader, "change", leader.pk)
    assert f'Facts without a claim: <a href="{place}#fact-name">name</a>' in page
    assert "has facts without a claim" in response.context["errors"][0]
    claims = {"name": [{"at": "alpha#1", "printed": "Li Qiang", "value": "Li Qiang"}]}
    correct_record(leader, {"claims": claims})
    perform(leader, "submit")
    assert Leader.objects.get().publication == "submitted"
    assert Proposal.objects.get().reason == "Because."


def test_a_draft_is_retracted_and_stays_in_the_history(perform):
    visit = VisitFactory()

    perform(visit, "delete")

    visit.refresh_from_db()
    assert visit.publication == "retracted"
    assert Revision.objects.get(noun="visit", number=2).reason == "Because."


def test_a_referenced_record_is_not_retracted_and_the_error_names_the_references(perform):
    leader = LeaderFactory(published=True)
    visit = VisitFactory(published=True, delegation=[{"leader": leader.key, "role": "principal"}])

    response = perform(leader, "delete")

    assert visit.record_key in response.context["errors"][0]
    leader.refresh_from_db()
    assert leader.publication == "published"


def test_an_action_on_an_outdated_revision_is_refused(perform, client):
    visit = VisitFactory()
    opened = visit.revision
    correct_record(visit, {"period": "1999"})

    response = perform(visit, "delete", revision=opened)

    assert "is at revision 2, not 1" in response.context["errors"][0]
    assert perform(visit, "delete", revision="x").context["errors"]
    assert Visit.objects.get().publication == "draft"


def test_a_preview_changes_nothing(perform):
    visit = VisitFactory()

    response = perform(visit, "delete", _preview="Preview")

    assert changed_fields(response.context["preview"].difference) == [
        ("publication", ["draft"], ["retracted"])
    ]
    assert Visit.objects.get().publication == "draft"


def test_selected_records_are_retracted_and_each_error_is_reported(client, anna):
    leader = LeaderFactory(published=True)
    VisitFactory(published=True, delegation=[{"leader": leader.key, "role": "principal"}])
    draft = LeaderFactory()
    chosen = {"action": "retract_selected", "_selected_action": [leader.pk, draft.pk]}

    confirmation = client.post(admin_url(Leader), chosen)
    data = chosen | {"_retract": "Retract", "reason": "No."} | hidden_revisions(confirmation)
    response = client.post(admin_url(Leader), data, follow=True)

    assert "None" not in confirmation.content.decode().partition("breadcrumbs")[2].partition("</nav>")[0]
    assert confirmation.context["chosen"] == list(Leader.objects.filter(pk__in=[leader.pk, draft.pk]))
    still_referenced, done = [str(each) for each in response.context["messages"]]
    assert still_referenced.startswith(f"{leader.record_key} is referenced by visit/")
    assert done == "Saved as revision 2."
    assert list(Leader.objects.order_by("pk").values_list("publication", flat=True)) == [
        "published",
        "retracted",
    ]
    assert response.context["chosen"] == [leader]
    assert 'maxlength="2000">No.</textarea>' in response.content.decode()
    assert "delete_selected" not in client.get(admin_url(Leader)).content.decode()


def hidden_revisions(page):
    """The revisions in the hidden inputs of a page."""
    return dict(re.findall(r'name="(revision-\d+)" value="(\d+)"', page.content.decode()))


def test_a_record_that_changed_since_its_selection_is_not_retracted(client, anna):
    leader = LeaderFactory()
    chosen = {"action": "retract_selected", "_selected_action": [leader.pk]}
    data = (
        chosen
        | {"_retract": "Retract", "reason": "No."}
        | hidden_revisions(client.post(admin_url(Leader), chosen))
    )
    correct_record(leader, {"given_name": "Qiang"}, by="binh")

    response = client.post(admin_url(Leader), data, follow=True)

    [message] = [str(each) for each in response.context["messages"]]
    assert f"{leader.record_key} is at revision 2, not 1" in message
    assert hidden_revisions(response) == {f"revision-{leader.pk}": "2"}
    assert 'maxlength="2000">No.</textarea>' in response.content.decode()
    assert Leader.objects.get().publication == "draft"


@pytest.mark.parametrize("name", ["submit", "delete", "cite"])
def test_only_curators_can_submit_retract_and_cite(client, curator, name):
    visit = VisitFactory()

    assert client.get(admin_url(Visit, name, visit.pk)).status_code == 302
    client.force_login(curator)  # who may only view
    assert client.get(admin_url(Visit, name, visit.pk)).status_code == 403
