"""Submitting, restoring and retracting from the desk, each with its reason; and the history of a record."""

import re
from collections import Counter

import pytest

from relations.actions import review
from relations.models import Leader, Proposal, Revision, Visit
from tests.admin.conftest import address
from tests.factories import LeaderFactory, TopicFactory, VisitFactory
from tests.factories.record import AT, corrected

pytestmark = pytest.mark.django_db


@pytest.fixture
def do(client, anna):
    """Opens the page of a deed as Anna, and does it."""

    def done(record, name, *more, **typed):
        page = address(type(record), name, record.pk, *more)
        shown = client.get(page).context
        return client.post(page, {"revision": shown["revision"], "reason": "Because."} | typed, follow=True)

    return done


def shown_fields(reading):
    return [
        (each.name, [one.text for one in each.before], [one.text for one in each.after])
        for each in reading.fields
    ]


def test_the_history_tells_who_when_why_and_what_changed_latest_first(writing_desk):
    visit = VisitFactory(published=True, period="2023-12")
    corrected(visit, {"period": "2023-12-12"}, by="binh", reason="A day is named.")

    answer = writing_desk(address(Visit, "history", visit.pk))

    steps = answer.context["steps"]
    assert [each.revision.deed for each in steps] == ["correct", "publish", "create"]
    assert shown_fields(steps[0].difference) == [("period", ["2023-12"], ["2023-12-12"])]
    page = answer.content.decode()
    assert "by binh" in page
    assert "Why: A day is named." in page
    assert page.count("Restore revision") == 2


def test_the_history_names_claims_by_where_they_stand(writing_desk):
    visit = VisitFactory(published=True, period="2023-12")
    claim = visit.claims.get(fact="period")
    basis = {"period": {"basis": "combined", "rests_on": [str(claim.pk)], "reason": "It adds up."}}
    name = {"text": "The tour", "kind": "short", "claim": str(claim.pk)}
    corrected(visit, {"basis": basis, "aliases": [name]})

    answer = writing_desk(address(Visit, "history", visit.pk))

    assert shown_fields(answer.context["steps"][0].difference) == [
        ("aliases", [], ["text The tour, kind short, claim period@first-witness#1"]),
        ("basis", [], ["period: basis combined, rests on period@first-witness#1, reason It adds up."]),
    ]


def test_a_history_that_changed_a_field_twice_repeats_no_id(writing_desk):
    visit = VisitFactory(period="2020")
    for year in ("2021", "2022"):
        corrected(visit, {"period": year})

    page = writing_desk(address(Visit, "history", visit.pk)).content.decode()

    assert page.count('data-field="period"') == 3
    assert [each for each, count in Counter(re.findall(r'\bid="([^"]*)"', page)).items() if count > 1] == []


def test_the_history_names_who_approved(writing_desk, do):
    visit = VisitFactory(published=True)
    do(visit, "delete")
    review.approve(Proposal.objects.get(), by="binh", at=AT, word="Right.")

    page = writing_desk(address(Visit, "history", visit.pk)).content.decode()

    assert "by anna, approved by binh" in page
    assert "Restore revision" not in page


def test_a_long_history_is_read_by_page(writing_desk, monkeypatch):
    monkeypatch.setattr("relations.queries.history_reading.STEPS", 2)
    visit = VisitFactory(period="2020")
    for year in ("2021", "2022"):
        corrected(visit, {"period": year})

    first, second = (writing_desk(address(Visit, "history", visit.pk), page=n).context for n in (1, 2))

    assert [len(each["steps"]) for each in (first, second)] == [2, 1]
    assert (first["next"], second["next"]) == (2, None)


def test_a_step_is_restored_as_a_new_revision_after_its_difference_was_shown(writing_desk, do):
    visit = VisitFactory(period="2020", occasion="A summit")
    first = Revision.objects.get(noun="visit", number=1)
    corrected(visit, {"period": "2021", "occasion": None})

    page = writing_desk(address(Visit, "restore", visit.pk, first.sequence))
    answer = do(visit, "restore", first.sequence)

    expected = [("period", ["2021"], ["2020"]), ("occasion", [], ["A summit"])]
    assert shown_fields(page.context["preview"].difference) == expected
    assert "Saved as revision 3." in answer.content.decode()
    last = Revision.objects.get(noun="visit", number=3)
    assert (last.deed, last.by, last.reason) == ("restore", "anna", "Because.")
    assert str(Visit.objects.get().period) == "2020"


def test_a_restoration_of_what_readers_see_waits(do):
    topic = TopicFactory(label="Seas")
    corrected(topic, {"label": "Oceans"})

    do(topic, "restore", Revision.objects.get(noun="topic", number=1).sequence)

    assert (Proposal.objects.get().deed, type(topic).objects.get().label) == ("restore", "Oceans")


@pytest.mark.parametrize("sequence", [0, 10**6, 2**70])
def test_a_step_that_is_none_of_the_record_is_not_there(client, anna, sequence):
    visit = VisitFactory()

    assert client.get(address(Visit, "restore", visit.pk, sequence)).status_code == 404


def test_a_draft_is_submitted_and_told_what_it_lacks(writing_desk, do):
    leader = LeaderFactory(name="Li Qiang", country=None)

    page = writing_desk(address(Leader, "submit", leader.pk)).content.decode()
    refused = do(leader, "submit")

    place = address(Leader, "change", leader.pk)
    assert f'Without a claim: <a href="{place}#fact-name">name</a>' in page
    assert "has facts without a claim" in refused.context["faults"][0]
    claims = {"name": [{"at": "alpha#1", "printed": "Li Qiang", "value": "Li Qiang"}]}
    corrected(leader, {"claims": claims})
    do(leader, "submit")
    assert Leader.objects.get().publication == "submitted"
    assert Proposal.objects.get().reason == "Because."


def test_a_draft_is_retracted_and_stays_in_the_history(do):
    visit = VisitFactory()

    do(visit, "delete")

    visit.refresh_from_db()
    assert visit.publication == "retracted"
    assert Revision.objects.get(noun="visit", number=2).reason == "Because."


def test_what_others_refer_to_is_not_retracted_and_the_message_names_them(do):
    leader = LeaderFactory(published=True)
    visit = VisitFactory(published=True, delegation=[{"leader": leader.key, "role": "principal"}])

    refused = do(leader, "delete")

    assert visit.record_key in refused.context["faults"][0]
    leader.refresh_from_db()
    assert leader.publication == "published"


def test_a_deed_is_for_the_revision_that_its_page_showed(do, client):
    visit = VisitFactory()
    opened = visit.revision
    corrected(visit, {"period": "1999"})

    answer = do(visit, "delete", revision=opened)

    assert "is at revision 2, not 1" in answer.context["faults"][0]
    assert do(visit, "delete", revision="x").context["faults"]
    assert Visit.objects.get().publication == "draft"


def test_a_preview_of_a_deed_does_nothing(do):
    visit = VisitFactory()

    answer = do(visit, "delete", _preview="Preview")

    assert shown_fields(answer.context["preview"].difference) == [("publication", ["draft"], ["retracted"])]
    assert Visit.objects.get().publication == "draft"


def test_many_are_retracted_at_once_and_each_refusal_is_told(client, anna):
    leader = LeaderFactory(published=True)
    VisitFactory(published=True, delegation=[{"leader": leader.key, "role": "principal"}])
    draft = LeaderFactory()
    chosen = {"action": "retract_selected", "_selected_action": [leader.pk, draft.pk]}

    asked = client.post(address(Leader), chosen)
    sent = chosen | {"_retract": "Retract", "reason": "No."} | seen(asked)
    answer = client.post(address(Leader), sent, follow=True)

    assert "None" not in asked.content.decode().partition("breadcrumbs")[2].partition("</nav>")[0]
    assert asked.context["chosen"] == list(Leader.objects.filter(pk__in=[leader.pk, draft.pk]))
    named, done = [str(each) for each in answer.context["messages"]]
    assert named.startswith(f"{leader.record_key} is named by visit/")
    assert done == "Saved as revision 2."
    assert list(Leader.objects.order_by("pk").values_list("publication", flat=True)) == [
        "published",
        "retracted",
    ]
    assert answer.context["chosen"] == [leader]
    assert 'maxlength="2000">No.</textarea>' in answer.content.decode()
    assert "delete_selected" not in client.get(address(Leader)).content.decode()


def seen(page):
    """The revisions that a page names."""
    return dict(re.findall(r'name="(revision-\d+)" value="(\d+)"', page.content.decode()))


def test_what_moved_on_since_it_was_chosen_is_not_retracted(client, anna):
    leader = LeaderFactory()
    chosen = {"action": "retract_selected", "_selected_action": [leader.pk]}
    sent = chosen | {"_retract": "Retract", "reason": "No."} | seen(client.post(address(Leader), chosen))
    corrected(leader, {"given_name": "Qiang"}, by="binh")

    answer = client.post(address(Leader), sent, follow=True)

    [told] = [str(each) for each in answer.context["messages"]]
    assert f"{leader.record_key} is at revision 2, not 1" in told
    assert seen(answer) == {f"revision-{leader.pk}": "2"}
    assert 'maxlength="2000">No.</textarea>' in answer.content.decode()
    assert Leader.objects.get().publication == "draft"


@pytest.mark.parametrize("name", ["submit", "delete", "cite"])
def test_deeds_are_for_curators(client, curator, name):
    visit = VisitFactory()

    assert client.get(address(Visit, name, visit.pk)).status_code == 302
    client.force_login(curator)  # who may only view
    assert client.get(address(Visit, name, visit.pk)).status_code == 403
