"""Two people in the same form: the second sees before, theirs and mine, and decides."""

import pytest

from relations.admin.collision import Collision, unsealed
from relations.models import Proposal, Revision, Visit
from tests.admin.conftest import address
from tests.factories import VisitFactory
from tests.factories.record import corrected

pytestmark = pytest.mark.django_db

BEFORE = {"period": "2023", "occasion": "A summit", "tour": "East"}


@pytest.fixture
def collide(client, form_of):
    """Anna opens the form of a visit and types; somebody else saves; then she does."""

    def happened(typed, theirs, **fields):
        visit = VisitFactory(id="to-hanoi", **BEFORE, **fields)
        sent = form_of(visit, reason="Mine.", **typed)
        corrected(visit, theirs)
        return client.post(address(Visit, "change", visit.key), sent)

    return happened


@pytest.fixture
def choose(client):
    """Sends the page of a collision with what is chosen on it."""

    def chosen(answer, **choices):
        found = answer.context["choices"]
        picked = {f"choose-{each.name}": choices.get(each.name, each.chosen) for each in found}
        sent = picked | {"collision": answer.context["collision"].sealed(), "reason": "Both read."}
        return client.post(address(Visit, "change", "to-hanoi"), sent, follow=True)

    return chosen


def standing():
    found = Visit.objects.get(slug="to-hanoi")
    return str(found.period), found.occasion, found.tour, found.revision


def test_each_field_shows_before_theirs_and_mine_and_preselects_who_changed_it(collide):
    answer = collide({"period": "2023-12", "tour": "West"}, {"period": "2023-11", "occasion": "A feast"})

    assert [
        (each.name, each.before, each.theirs, each.mine, each.chosen) for each in answer.context["choices"]
    ] == [
        ("period", ["2023"], ["2023-11"], ["2023-12"], ""),
        ("occasion", ["A summit"], ["A feast"], ["A summit"], "theirs"),
        ("tour", ["East"], ["East"], ["West"], "mine"),
    ]
    assert standing() == ("2023-11", "A feast", "East", 2)


def test_the_page_says_who_saved_meanwhile_and_why(client, form_of):
    visit = VisitFactory(id="to-hanoi", **BEFORE)
    sent = form_of(visit, tour="West")
    corrected(visit, {"occasion": "A feast"}, by="binh", reason="It was one.")

    page = client.post(address(Visit, "change", visit.key), sent).content.decode()

    assert "binh saved revision 2 while you were typing: “It was one.”." in page


def test_what_is_chosen_is_saved_against_the_new_revision(collide, choose):
    answer = collide({"period": "2023-12", "tour": "West"}, {"period": "2023-11", "occasion": "A feast"})

    told = choose(answer, period="mine")

    assert "Saved as revision 3." in told.content.decode()
    assert standing() == ("2023-12", "A feast", "West", 3)
    last = Revision.objects.get(noun="visit", number=3)
    assert (last.by, last.reason) == ("anna", "Both read.")


def test_a_field_that_both_changed_must_be_chosen(collide, choose):
    answer = collide({"period": "2023-12"}, {"period": "2023-11"})

    again = choose(answer)

    assert again.context["faults"] == ["Choose for Period."]
    assert again.context["reason"] == "Both read."
    assert standing()[3] == 2


def test_who_chooses_only_theirs_changes_nothing(collide, choose):
    answer = collide({"period": "2023-12"}, {"period": "2023-11"})

    assert "stays as it is" in choose(answer, period="theirs").content.decode()
    assert standing()[3] == 2


def test_a_third_save_meanwhile_collides_again(collide, choose):
    answer = collide({"period": "2023-12", "tour": "West"}, {"period": "2023-11"})
    corrected(Visit.objects.get(), {"tour": "South"})

    again = choose(answer, period="mine")

    assert [(each.name, each.theirs, each.mine) for each in again.context["choices"]] == [
        ("period", ["2023-11"], ["2023-12"]),
        ("tour", ["South"], ["West"]),
    ]
    choose(again, period="mine", tour="theirs")
    assert standing() == ("2023-12", "A summit", "South", 4)


def test_of_what_readers_see_the_choice_is_proposed(collide, choose):
    answer = collide({"period": "2023-12"}, {"tour": "West"}, published=True)

    choose(answer)

    proposal = Proposal.objects.get()
    assert (proposal.base, standing()[2]) == (answer.context["collision"].revision, "West")


def test_a_fault_in_what_was_typed_is_told_before_the_collision(collide):
    answer = collide({"period": "in winter"}, {"tour": "West"})

    assert "'in winter'" in answer.context["form"].single.errors["period"][0]


def test_a_choice_that_breaks_a_rule_is_told_and_asked_again(collide, choose):
    answer = collide({"host": "country/XXX"}, {"period": "2023-11"})

    again = choose(answer)

    assert "is no country that exists" in again.context["faults"][0]


@pytest.mark.parametrize("forged", ["", "x", "a:b:c", "\x00"])
def test_a_collision_that_was_never_shown_changes_nothing(client, anna, forged):
    visit = VisitFactory(id="to-hanoi", **BEFORE)

    answer = client.post(address(Visit, "change", visit.key), {"collision": forged, "choose-tour": "mine"})

    assert answer.status_code == 200
    assert standing()[3] == visit.revision


def test_what_travels_through_a_page_comes_back_as_it_was():
    found = Collision({"tour": "East"}, {"tour": "West"}, {"tour": "South"}, 7)

    assert unsealed(found.sealed()) == found
