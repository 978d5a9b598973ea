"""Edit conflicts: the second of two people sees before, theirs and mine, and chooses."""

import pytest

from relations.admin.forms.edit_conflict import EditConflict, read_signed
from relations.models import Proposal, Revision, Visit
from tests.admin.conftest import admin_url
from tests.factories import VisitFactory
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db

BEFORE = {"period": "2023", "occasion": "A summit", "tour": "East"}


@pytest.fixture
def make_conflict(client, form_of):
    """Anna opens the form of a visit; somebody else saves `theirs`; then she sends `typed`."""

    def send(typed, theirs, **fields):
        visit = VisitFactory(id="to-hanoi", **BEFORE, **fields)
        data = form_of(visit, reason="Mine.", **typed)
        correct_record(visit, theirs)
        return client.post(admin_url(Visit, "change", visit.key), data)

    return send


@pytest.fixture
def choose(client):
    """Sends the page of an edit conflict with the choices."""

    def send(response, **choices):
        found = response.context["choices"]
        picked = {f"choose-{each.name}": choices.get(each.name, each.chosen) for each in found}
        data = picked | {"edit_conflict": response.context["edit_conflict"].signed(), "reason": "Both read."}
        return client.post(admin_url(Visit, "change", "to-hanoi"), data, follow=True)

    return send


def saved_values():
    found = Visit.objects.get(slug="to-hanoi")
    return str(found.period), found.occasion, found.tour, found.revision


def test_each_field_shows_before_theirs_and_mine_and_preselects_the_changed_one(make_conflict):
    response = make_conflict(
        {"period": "2023-12", "tour": "West"}, {"period": "2023-11", "occasion": "A feast"}
    )

    assert [
        (each.name, each.before, each.theirs, each.mine, each.chosen) for each in response.context["choices"]
    ] == [
        ("period", ["2023"], ["2023-11"], ["2023-12"], ""),
        ("occasion", ["A summit"], ["A feast"], ["A summit"], "theirs"),
        ("tour", ["East"], ["East"], ["West"], "mine"),
    ]
    assert saved_values() == ("2023-11", "A feast", "East", 2)


def test_the_page_names_who_saved_meanwhile_and_why(client, form_of):
    visit = VisitFactory(id="to-hanoi", **BEFORE)
    data = form_of(visit, tour="West")
    correct_record(visit, {"occasion": "A feast"}, by="binh", reason="It was one.")

    page = client.post(admin_url(Visit, "change", visit.key), data).content.decode()

    assert "binh saved revision 2 while you were editing: “It was one.”." in page


def test_the_choices_are_saved_as_a_new_revision(make_conflict, choose):
    response = make_conflict(
        {"period": "2023-12", "tour": "West"}, {"period": "2023-11", "occasion": "A feast"}
    )

    saved = choose(response, period="mine")

    assert "Saved as revision 3." in saved.content.decode()
    assert saved_values() == ("2023-12", "A feast", "West", 3)
    last = Revision.objects.get(noun="visit", number=3)
    assert (last.by, last.reason) == ("anna", "Both read.")


def test_a_field_that_both_changed_needs_a_choice(make_conflict, choose):
    response = make_conflict({"period": "2023-12"}, {"period": "2023-11"})

    again = choose(response)

    assert again.context["errors"] == ["Choose a value for Period."]
    assert again.context["reason"] == "Both read."
    assert saved_values()[3] == 2


def test_choosing_only_theirs_changes_nothing(make_conflict, choose):
    response = make_conflict({"period": "2023-12"}, {"period": "2023-11"})

    assert "there was nothing to save" in choose(response, period="theirs").content.decode()
    assert saved_values()[3] == 2


def test_a_third_save_makes_another_edit_conflict(make_conflict, choose):
    response = make_conflict({"period": "2023-12", "tour": "West"}, {"period": "2023-11"})
    correct_record(Visit.objects.get(), {"tour": "South"})

    again = choose(response, period="mine")

    assert [(each.name, each.theirs, each.mine) for each in again.context["choices"]] == [
        ("period", ["2023-11"], ["2023-12"]),
        ("tour", ["South"], ["West"]),
    ]
    choose(again, period="mine", tour="theirs")
    assert saved_values() == ("2023-12", "A summit", "South", 4)


def test_the_choices_on_a_published_record_are_proposed(make_conflict, choose):
    response = make_conflict({"period": "2023-12"}, {"tour": "West"}, published=True)

    choose(response)

    proposal = Proposal.objects.get()
    assert (proposal.base, saved_values()[2]) == (response.context["edit_conflict"].revision, "West")


def test_an_invalid_value_is_reported_before_the_edit_conflict(make_conflict):
    response = make_conflict({"period": "in winter"}, {"tour": "West"})

    assert "'in winter'" in response.context["form"].single.errors["period"][0]


def test_a_choice_that_breaks_a_rule_shows_the_page_again_with_the_error(make_conflict, choose):
    response = make_conflict({"host": "country/XXX"}, {"period": "2023-11"})

    again = choose(response)

    assert "there is no country with this key" in again.context["errors"][0]


@pytest.mark.parametrize("forged", ["", "x", "a:b:c", "\x00"])
def test_a_forged_edit_conflict_changes_nothing(client, anna, forged):
    visit = VisitFactory(id="to-hanoi", **BEFORE)

    response = client.post(
        admin_url(Visit, "change", visit.key), {"edit_conflict": forged, "choose-tour": "mine"}
    )

    assert response.status_code == 200
    assert saved_values()[3] == visit.revision


def test_a_signed_edit_conflict_is_read_back_unchanged():
    found = EditConflict({"tour": "East"}, {"tour": "West"}, {"tour": "South"}, 7)

    assert read_signed(found.signed()) == found
