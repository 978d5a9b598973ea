"""Forms and deeds on what is gone: retracted or merged while somebody typed, or never there."""

import pytest
from django.urls import reverse
from django.utils import timezone

from relations.actions import curation, identity
from relations.actions.outcome import Asked
from relations.models import Leader, Proposal, Revision, Visit
from tests.admin.conftest import address
from tests.admin.sent import sent
from tests.factories import ClaimFactory, LeaderFactory, VisitFactory
from tests.factories.record import corrected

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("anna")]

KEPT = "Nothing is saved, but what you typed still stands here."


def asked():
    return Asked("binh", timezone.now(), "It is another.")


def retracted(record):
    curation.retract(record, asked())


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_what_was_typed_stays_when_the_record_is_retracted_meanwhile(client, form_of):
    visit = VisitFactory(id="to-hanoi")
    filled = form_of(visit, occasion="A summit", reason="It is printed.")
    retracted(visit)

    answer = client.post(address(Visit, "change", "to-hanoi"), filled)

    page = text(answer)
    assert f"{KEPT} visit/to-hanoi was retracted meanwhile" in page
    assert f'href="{address(Visit, "history", visit.pk)}" target="_blank">its history</a>' in page
    assert answer.context["form"].single["occasion"].value() == "A summit"
    assert ">It is printed.</textarea>" in page
    assert ">Retract</a>" not in page
    assert Revision.objects.filter(key="to-hanoi").count() == 2


def test_what_was_typed_stays_when_the_record_is_merged_meanwhile_and_leads_to_the_other(client, form_of):
    one, two = LeaderFactory(id="one", name="A"), LeaderFactory(id="two", name="B")
    filled = form_of(two, native_name="Võ")
    identity.merge(one, two, {}, None, asked())

    answer = client.post(address(Leader, "change", "two"), filled)

    other = f'<a href="{address(Leader, "change", "one")}" target="_blank">leader/one</a>'
    assert f"{KEPT} leader/two is {other} by now" in text(answer)
    assert answer.context["form"].single["native_name"].value() == "Võ"


def test_what_was_chosen_between_two_sides_stays_when_the_record_is_retracted_meanwhile(client, form_of):
    visit = VisitFactory(id="to-hanoi", occasion="A summit")
    filled, page = form_of(visit, occasion="A feast"), address(Visit, "change", "to-hanoi")
    corrected(visit, {"occasion": "A walk"})
    sealed = client.post(page, filled).context["collision"].sealed()
    retracted(visit)

    answer = client.post(page, {"collision": sealed, "choose-occasion": "mine"})

    assert KEPT in text(answer)
    assert "while you were typing" not in text(answer)
    assert [(each.theirs, each.mine, each.chosen) for each in answer.context["choices"]] == [
        (["A walk"], ["A feast"], "mine")
    ]


def test_a_claim_that_was_typed_stays_when_its_record_is_retracted_meanwhile(client):
    visit = VisitFactory()
    claim = ClaimFactory(record=visit)
    correct, cite = address(Visit, "correct", visit.pk, claim.pk), address(Visit, "cite", visit.pk)
    shown = client.get(correct).context
    filled = dict(sent(shown["form"]).lists()) | {"revision": shown["revision"], "fact": shown["fact"]}
    retracted(visit)

    for page in (correct, f"{cite}?fact={shown['fact']}"):
        answer = client.post(page, filled | {"note": "Seen twice."})
        assert KEPT in text(answer)
        assert answer.context["form"]["note"].value() == "Seen twice."


@pytest.mark.parametrize("deed", ["submit", "delete"])
def test_the_reason_of_a_deed_stays_when_the_record_is_retracted_meanwhile(client, deed):
    visit = VisitFactory()
    page = address(Visit, deed, visit.pk)
    filled = {"revision": client.get(page).context["revision"], "reason": "It is ready."}
    retracted(visit)

    answer = client.post(page, filled)

    assert KEPT in text(answer)
    assert ">It is ready.</textarea>" in text(answer)
    assert not Proposal.objects.exists()


def test_a_decision_on_a_fact_stays_when_the_record_is_retracted_meanwhile(client):
    visit = VisitFactory()
    page = reverse("admin:relations_conflict_fact", args=["visit", visit.key, "period"])
    filled = {"revision": visit.revision, "choice": "typed", "value": "1999", "reason": "It is printed."}
    retracted(visit)

    assert ">It is printed.</textarea>" in text(client.post(page, filled))


def test_what_was_retracted_before_has_no_form(client):
    visit = VisitFactory()
    retracted(visit)

    assert "form" not in client.get(address(Visit, "change", visit.pk)).context
    for name in ("submit", "delete"):
        assert client.get(address(Visit, name, visit.pk)).status_code == 403


def test_who_may_only_view_sends_no_form(client, curator):
    visit = VisitFactory()
    retracted(visit)
    client.force_login(curator)

    for name in ("change", "submit", "delete"):
        assert client.post(address(Visit, name, visit.pk), {"revision": 2}).status_code == 403


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
def test_pages_of_what_is_not_there_lead_to_the_index_and_say_so(client, name, more):
    for ask in (client.get, client.post):
        answer = ask(address(Leader, name, "no-one", *more), follow=True)

        assert answer.redirect_chain == [("/admin/", 302)]
        told = "leader with ID “no-one” doesn’t exist. Perhaps it was deleted?"
        assert [str(each) for each in answer.context["messages"]] == [told]


def test_what_is_not_there_is_neither_merged_nor_decided_on(client):
    LeaderFactory(id="one")
    identity_page = address(Leader, "identity", "one")
    fact = reverse("admin:relations_conflict_fact", args=["leader", "no-one", "name"])

    for answer in (
        client.get(identity_page, {"other": "leader/no-one"}),
        client.post(identity_page, {"from": "no-one"}),
        client.get(address(Leader, "merge", "one", "no-one")),
        client.get(fact),
    ):
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")
