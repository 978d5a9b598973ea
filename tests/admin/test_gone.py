"""Forms and actions on records that were retracted or merged meanwhile, or never existed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from relations.actions import curation, identity
from relations.actions.outcome import ChangeRequest
from relations.models import Leader, Proposal, Revision, Visit
from tests.admin.conftest import admin_url
from tests.admin.form_data import form_data
from tests.factories import ClaimFactory, LeaderFactory, VisitFactory
from tests.factories.record import correct_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("anna")]

NOT_SAVED = "Not saved. What you typed is still in the form."


def request_change():
    return ChangeRequest("binh", timezone.now(), "It is another.")


def retract(record):
    curation.retract(record, request_change())


def page_text(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_typed_values_are_kept_when_the_record_was_retracted_meanwhile(client, form_of):
    visit = VisitFactory(id="to-hanoi")
    filled = form_of(visit, occasion="A summit", reason="It is printed.")
    retract(visit)

    response = client.post(admin_url(Visit, "change", "to-hanoi"), filled)

    page = page_text(response)
    assert f"{NOT_SAVED} visit/to-hanoi was retracted and can no longer be changed" in page
    assert f'href="{admin_url(Visit, "history", visit.pk)}" target="_blank">its history</a>' in page
    assert response.context["form"].single["occasion"].value() == "A summit"
    assert ">It is printed.</textarea>" in page
    assert ">Retract</a>" not in page
    assert Revision.objects.filter(key="to-hanoi").count() == 2


def test_typed_values_are_kept_with_a_link_when_the_record_was_merged_meanwhile(client, form_of):
    one, two = LeaderFactory(id="one", name="A"), LeaderFactory(id="two", name="B")
    filled = form_of(two, native_name="Võ")
    identity.merge(one, two, {}, None, request_change())

    response = client.post(admin_url(Leader, "change", "two"), filled)

    other = f'<a href="{admin_url(Leader, "change", "one")}" target="_blank">leader/one</a>'
    assert f"{NOT_SAVED} leader/two was merged into {other}" in page_text(response)
    assert response.context["form"].single["native_name"].value() == "Võ"


def test_choices_in_an_edit_conflict_are_kept_when_the_record_was_retracted_meanwhile(client, form_of):
    visit = VisitFactory(id="to-hanoi", occasion="A summit")
    filled, page = form_of(visit, occasion="A feast"), admin_url(Visit, "change", "to-hanoi")
    correct_record(visit, {"occasion": "A walk"})
    signed = client.post(page, filled).context["edit_conflict"].signed()
    retract(visit)

    response = client.post(page, {"edit_conflict": signed, "choose-occasion": "mine"})

    assert NOT_SAVED in page_text(response)
    assert "while you were editing" not in page_text(response)
    assert [(each.theirs, each.mine, each.chosen) for each in response.context["choices"]] == [
        (["A walk"], ["A feast"], "mine")
    ]


def test_a_typed_claim_is_kept_when_its_record_was_retracted_meanwhile(client):
    visit = VisitFactory()
    claim = ClaimFactory(record=visit)
    correct, cite = admin_url(Visit, "correct", visit.pk, claim.pk), admin_url(Visit, "cite", visit.pk)
    context = client.get(correct).context
    filled = dict(form_data(context["form"]).lists()) | {
        "revision": context["revision"],
        "fact": context["fact"],
    }
    retract(visit)

    for page in (correct, f"{cite}?fact={context['fact']}"):
        response = client.post(page, filled | {"note": "Seen twice."})
        assert NOT_SAVED in page_text(response)
        assert response.context["form"]["note"].value() == "Seen twice."


@pytest.mark.parametrize("action", ["submit", "delete"])
def test_the_reason_of_an_action_is_kept_when_the_record_was_retracted_meanwhile(client, action):
    visit = VisitFactory()
    page = admin_url(Visit, action, visit.pk)
    filled = {"revision": client.get(page).context["revision"], "reason": "It is ready."}
    retract(visit)

    response = client.post(page, filled)

    assert NOT_SAVED in page_text(response)
    assert ">It is ready.</textarea>" in page_text(response)
    assert not Proposal.objects.exists()


def test_the_reason_of_a_choice_is_kept_when_the_record_was_retracted_meanwhile(client):
    visit = VisitFactory()
    page = reverse("admin:relations_conflict_fact", args=["visit", visit.key, "period"])
    filled = {"revision": visit.revision, "choice": "typed", "value": "1999", "reason": "It is printed."}
    retract(visit)

    assert ">It is printed.</textarea>" in page_text(client.post(page, filled))


def test_a_retracted_record_has_no_form(client):
    visit = VisitFactory()
    retract(visit)

    assert "form" not in client.get(admin_url(Visit, "change", visit.pk)).context
    for name in ("submit", "delete"):
        assert client.get(admin_url(Visit, name, visit.pk)).status_code == 403


def test_users_who_may_only_view_cannot_send_forms(client, curator):
    visit = VisitFactory()
    retract(visit)
    client.force_login(curator)

    for name in ("change", "submit", "delete"):
        assert client.post(admin_url(Visit, name, visit.pk), {"revision": 2}).status_code == 403


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("change", ()),
        ("history", ()),
        ("delete", ()),
        ("submit", ()),
        ("cite", ()),
        ("correct", ("x",)),
        ("restore", (1,)),
        ("identity", ()),
        ("merge", ("nobody",)),
    ],
)
def test_pages_of_unknown_records_redirect_to_the_home_page_with_a_message(client, name, more):
    for send in (client.get, client.post):
        response = send(admin_url(Leader, name, "no-one", *more), follow=True)

        assert response.redirect_chain == [("/admin/", 302)]
        message = "leader with ID “no-one” doesn’t exist. Perhaps it was deleted?"
        assert [str(each) for each in response.context["messages"]] == [message]


def test_merging_and_choosing_with_unknown_records_redirect_to_the_home_page(client):
    LeaderFactory(id="one")
    identity_page = admin_url(Leader, "identity", "one")
    fact = reverse("admin:relations_conflict_fact", args=["leader", "no-one", "name"])

    for response in (
        client.get(identity_page, {"other": "leader/no-one"}),
        client.post(identity_page, {"from": "no-one"}),
        client.get(admin_url(Leader, "merge", "one", "no-one")),
        client.get(fact),
    ):
        assert (response.status_code, response["Location"]) == (302, "/admin/")
