"""The lists of a record as rows of a form: adding, removing, names in words, and pages."""

import pytest

from tests.admin.conftest import admin_url
from tests.factories import CountryFactory, LeaderFactory, MeetingFactory, VisitFactory

pytestmark = pytest.mark.django_db


def test_rows_are_added_and_removed(save):
    LeaderFactory(id="li-qiang"), LeaderFactory(id="to-lam")
    visit = VisitFactory(delegation=[{"leader": "to-lam", "role": "principal"}])

    save(
        visit,
        **{
            "delegation-0-DELETE": "on",
            "delegation-1-leader": "leader/li-qiang",
            "delegation-1-role": "accompanying",
        },
    )

    assert [(each.leader.slug, each.role) for each in visit.delegation.all()] == [
        ("li-qiang", "accompanying")
    ]


def test_a_participant_without_a_record_is_given_in_words(save):
    CountryFactory(id="CHN")
    meeting = MeetingFactory(participants=["country/CHN"])

    save(meeting, **{"participants-1-who_in_words": "a delegation of farmers"})

    assert {str(each.who) for each in meeting.participants.all()} == {"CHN", "a delegation of farmers"}


def test_saving_a_page_of_a_long_list_keeps_its_other_pages(save, client, form_of, monkeypatch):
    monkeypatch.setattr("relations.admin.forms.record.ROWS", 2)
    monkeypatch.setattr("relations.queries.curation.record_facts.ROWS", 2)
    names = [f"words/group {number}" for number in range(5)]
    meeting = MeetingFactory(participants=names)
    page = f"{admin_url(type(meeting), 'change', meeting.key)}?fact=participants&page=2"
    participants = client.get(page).context["form"].lists["participants"]
    assert [form.initial["who"] for form in participants.initial_forms] == ["words/group 2", "words/group 3"]

    typed = {"participants-0-DELETE": "on", "participants-1-who_in_words": "group 9"}
    client.post(page, form_of(meeting, **typed))

    assert {str(each.who) for each in meeting.participants.all()} == {
        "group 0",
        "group 1",
        "group 4",
        "group 9",
    }
