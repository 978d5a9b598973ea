"""Deciding on the desk: choosing between readings, renaming, merging, and undoing that."""

import pytest
from django.urls import reverse

from relations.actions import review
from relations.models import Conflict, Leader, Proposal, Visit
from tests.admin.conftest import address
from tests.factories import ClaimFactory, LeaderFactory, VisitFactory
from tests.factories.record import AT, document_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("anna")]

WHY = "The official statement names the days."
NEXT = {"confirmed": "yes"}


def readings(record, fact="period"):
    return reverse("admin:relations_conflict_fact", args=[record.noun(), record.key, fact])


def claim_of(record, source="second-witness", fact="period"):
    return str(record.claims.get(fact=fact, source__slug=source).pk)


def said(answer):
    return [str(each) for each in answer.context["messages"]]


@pytest.fixture
def draft():
    return VisitFactory(id="a-draft", period="2023-12-12", contrary={"period": "1999"})


@pytest.fixture
def visit():
    return VisitFactory(id="seen", period="2023-12-12", contrary={"period": "1999"}, published=True)


def test_of_a_draft_a_reading_is_chosen_at_once_and_the_page_says_why(writing_desk, decide, draft):
    page = writing_desk(address(Conflict, "change", Conflict.objects.get().pk)).content.decode()
    assert f'action="{readings(draft)}"' in page

    decide(readings(draft), draft, choice=claim_of(draft))

    assert document_of(draft).data["period"] == "1999"
    assert f"Why: {WHY}" in writing_desk(readings(draft)).content.decode()
    assert f'href="{readings(draft)}"' in writing_desk(address(Visit, "change", draft.key)).content.decode()


def test_of_what_readers_see_the_change_is_shown_first_and_then_proposed(decide, visit):
    shown = decide(readings(visit), visit, choice=claim_of(visit))

    assert "<del>2023-12-12 </del>" in " ".join(shown.content.decode().split()).replace("</a>", "")
    assert not Proposal.objects.exists()
    decide(readings(visit), visit, choice=claim_of(visit), **NEXT)
    assert Proposal.objects.get().reason == WHY
    assert document_of(visit).data["period"] == "2023-12-12"


def test_another_value_is_typed_and_a_claim_deprecated(decide, draft):
    decide(readings(draft), draft, choice="typed", value="2023-12")
    draft.refresh_from_db()
    decide(readings(draft), draft, choice=claim_of(draft), deed="deprecate")

    data = document_of(draft).data
    assert data["period"] == "2023-12"
    assert [each.get("deprecated") for each in data["claims"]["period"]][-1] == WHY


def test_words_become_another_name(decide):
    leader = LeaderFactory(id="to-lam", name="To Lam")
    claim = ClaimFactory(
        record=leader, fact="name", at="first-witness#2", printed="General Lam", value="General Lam"
    )
    leader.refresh_from_db()

    decide(readings(leader, "name"), leader, choice=str(claim.pk), deed="alias", kind="short", language="en")

    assert document_of(leader).data["aliases"] == [
        {"text": "General Lam", "language": "en", "kind": "short", "claim": str(claim.pk)}
    ]
    claim.refresh_from_db()
    assert claim.standing == "agrees"


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"choice": "x"}, "has no claim x"),
        ({"choice": "typed", "value": "2023-13"}, "2023-13"),
        ({"choice": "typed", "value": "2023", "reason": ""}, "no reason is given"),
        ({"choice": "typed", "value": "2023", "reason": "x" * 2001}, "is longer than 2000 characters"),
        ({"choice": "typed", "value": "2023", "revision": "7"}, "Read it again"),
        ({"choice": "x", "deed": "alias"}, "has no claim x"),
        ({"choice": "x", "deed": "deprecate"}, "has no claim x"),
        ({"choice": "a\x00b"}, "has no claim"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_is_lost(decide, draft, filled, told):
    answer = decide(readings(draft), draft, **filled)

    assert told in " ".join(said(answer))
    assert document_of(draft).data["period"] == "2023-12-12"


def test_what_another_name_is_to_be_stays_when_it_is_refused(decide):
    leader = LeaderFactory(id="three", name="A")
    filled = {"choice": "x", "deed": "alias", "kind": "former", "language": '"vi"'}

    page = decide(readings(leader, "name"), leader, **filled).content.decode()

    assert '<option value="former" selected>' in page
    assert 'name="language" size="6" maxlength="20" placeholder="vi" value="&quot;vi&quot;"' in page


def test_who_may_only_view_decides_nothing(desk, client, draft):
    assert "Choose this value" not in desk(readings(draft)).content.decode()
    assert client.post(readings(draft), {"choice": "typed"}).status_code == 403
    assert client.get(address(Visit, "identity", draft.key)).status_code == 403


@pytest.mark.parametrize(
    "where", [("leader", "x", "gist"), ("place", "x", "name"), ("visit", "a-draft", "x")]
)
def test_there_is_no_page_of_what_is_no_fact(client, draft, where):
    assert client.get(reverse("admin:relations_conflict_fact", args=where)).status_code == 404


@pytest.fixture
def leaders():
    found = [LeaderFactory(id=key, name="To Lam", native_name=key, published=True) for key in ("one", "two")]
    VisitFactory(id="a-visit", delegation=[{"leader": "two", "role": "principal"}], published=True)
    return found


def test_likely_duplicates_lead_to_a_page_on_which_they_become_one(writing_desk, decide, leaders):
    page = address(Leader, "merge", "one", "two")
    assert f'href="{page}"' in writing_desk(address(Leader, "duplicates")).content.decode()
    shown = writing_desk(page)
    assert [(each.name, each.ours, each.theirs) for each in shown.context["sides"]] == [
        ("native_name", ["one"], ["two"])
    ]
    filled = {"read": leaders[1].revision, "choose-native_name": "theirs"}

    preview = decide(page, leaders[0], **filled)
    assert [key for key, _ in preview.context["also_changed"]] == ["leader/two", "visit/a-visit"]
    answer = decide(page, leaders[0], **filled, **NEXT)

    assert "once somebody else approves it" in said(answer)[0]
    review.approve(Proposal.objects.get(), by="binh", at=AT)
    assert Leader.objects.get(slug="two").merged_into.slug == "one"
    assert Leader.objects.get(slug="one").native_name == "two"


def test_drafts_are_merged_and_parted(writing_desk, decide):
    one, two = LeaderFactory(id="three", name="A"), LeaderFactory(id="four", name="B")
    decide(address(Leader, "merge", "three", "four"), one, read=two.revision, **NEXT)
    one.refresh_from_db()
    page = address(Leader, "identity", "three")
    assert [each.slug for each in writing_desk(page).context["merged"]] == ["four"]

    decide(page, one, **{"from": "four"}, **NEXT)

    two.refresh_from_db()
    assert (two.publication, two.merged_into) == ("draft", None)


def test_undoing_is_refused_while_later_edits_stand_in_the_way(decide, save):
    one, two = LeaderFactory(id="three", name="A"), LeaderFactory(id="four", name="B")
    decide(address(Leader, "merge", "three", "four"), one, read=two.revision, **NEXT)
    save(one, native_name="Võ")
    one.refresh_from_db()

    answer = decide(address(Leader, "identity", "three"), one, **{"from": "four"}, **NEXT)

    assert "leader/three changed since" in said(answer)[0]


def test_a_record_is_renamed_and_another_found(client, decide):
    leader = LeaderFactory(id="three", name="A")
    LeaderFactory(id="four", name="B")
    page = address(Leader, "identity", "three")

    assert client.get(page, {"other": "leader/four"}).headers["Location"] == address(
        Leader, "merge", "three", "four"
    )
    for wrong in ("A B", ""):
        answer = decide(page, leader, to=wrong)
        assert "must be lower-case words" in said(answer)[0]
        assert f'maxlength="2000" required value="{WHY}"' in answer.content.decode()
    assert "rename" in decide(page, leader, to="five").content.decode().lower()
    decide(page, leader, to="five", **NEXT)

    assert Leader.objects.get(slug="three").merged_into.slug == "five"
