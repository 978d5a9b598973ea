"""Pages with a confirmation: choosing the value of a fact, renaming, merging and unmerging."""

import pytest
from django.urls import reverse

from relations.actions import review
from relations.models import Conflict, Leader, Proposal, Visit
from tests.admin.conftest import admin_url
from tests.factories import ClaimFactory, LeaderFactory, VisitFactory
from tests.factories.record import AT, document_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("anna")]

REASON = "The official statement names the days."
CONFIRMED = {"confirmed": "yes"}


def fact_url(record, fact="period"):
    return reverse("admin:relations_conflict_fact", args=[record.noun(), record.key, fact])


def claim_id_of(record, source="second-witness", fact="period"):
    return str(record.claims.get(fact=fact, source__slug=source).pk)


def messages_of(response):
    return [str(each) for each in response.context["messages"]]


@pytest.fixture
def draft():
    return VisitFactory(id="a-draft", period="2023-12-12", contrary={"period": "1999"})


@pytest.fixture
def visit():
    return VisitFactory(id="seen", period="2023-12-12", contrary={"period": "1999"}, published=True)


def test_choosing_a_value_of_a_draft_happens_at_once_and_the_page_shows_the_reason(
    open_as_curator, decide, draft
):
    page = open_as_curator(admin_url(Conflict, "change", Conflict.objects.get().pk)).content.decode()
    assert f'action="{fact_url(draft)}"' in page

    decide(fact_url(draft), draft, choice=claim_id_of(draft))

    assert document_of(draft).data["period"] == "1999"
    assert f"Reason: {REASON}" in open_as_curator(fact_url(draft)).content.decode()
    assert (
        f'href="{fact_url(draft)}"' in open_as_curator(admin_url(Visit, "change", draft.key)).content.decode()
    )


def test_choosing_a_value_of_a_published_record_is_confirmed_and_then_proposed(decide, visit):
    page = decide(fact_url(visit), visit, choice=claim_id_of(visit))

    assert "<del>2023-12-12 </del>" in " ".join(page.content.decode().split()).replace("</a>", "")
    assert not Proposal.objects.exists()
    decide(fact_url(visit), visit, choice=claim_id_of(visit), **CONFIRMED)
    assert Proposal.objects.get().reason == REASON
    assert document_of(visit).data["period"] == "2023-12-12"


def test_a_value_is_typed_and_a_claim_is_deprecated(decide, draft):
    decide(fact_url(draft), draft, choice="typed", value="2023-12")
    draft.refresh_from_db()
    decide(fact_url(draft), draft, choice=claim_id_of(draft), action="deprecate")

    data = document_of(draft).data
    assert data["period"] == "2023-12"
    assert [each.get("deprecated") for each in data["claims"]["period"]][-1] == REASON


def test_the_words_of_a_claim_become_an_alias(decide):
    leader = LeaderFactory(id="to-lam", name="To Lam")
    claim = ClaimFactory(
        record=leader, fact="name", at="first-witness#2", printed="General Lam", value="General Lam"
    )
    leader.refresh_from_db()

    decide(
        fact_url(leader, "name"), leader, choice=str(claim.pk), action="alias", kind="short", language="en"
    )

    assert document_of(leader).data["aliases"] == [
        {"text": "General Lam", "language": "en", "kind": "short", "claim": str(claim.pk)}
    ]
    claim.refresh_from_db()
    assert claim.standing == "agrees"


@pytest.mark.parametrize(
    ("filled", "message"),
    [
        ({"choice": "x"}, "has no claim x"),
        ({"choice": "typed", "value": "2023-13"}, "2023-13"),
        ({"choice": "typed", "value": "2023", "reason": ""}, "needs a reason"),
        ({"choice": "typed", "value": "2023", "reason": "x" * 2001}, "is longer than 2000 characters"),
        ({"choice": "typed", "value": "2023", "revision": "7"}, "Read it again"),
        ({"choice": "x", "action": "alias"}, "has no claim x"),
        ({"choice": "x", "action": "deprecate"}, "has no claim x"),
        ({"choice": "a\x00b"}, "has no claim"),
    ],
)
def test_an_invalid_choice_shows_a_message_and_changes_nothing(decide, draft, filled, message):
    response = decide(fact_url(draft), draft, **filled)

    assert message in " ".join(messages_of(response))
    assert document_of(draft).data["period"] == "2023-12-12"


def test_the_kind_and_language_of_an_alias_are_kept_after_an_error(decide):
    leader = LeaderFactory(id="three", name="A")
    filled = {"choice": "x", "action": "alias", "kind": "former", "language": '"vi"'}

    page = decide(fact_url(leader, "name"), leader, **filled).content.decode()

    assert '<option value="former" selected>' in page
    assert 'name="language" size="6" maxlength="20" placeholder="vi" value="&quot;vi&quot;"' in page


def test_users_who_may_only_view_cannot_choose(open_page, client, draft):
    assert "Choose this value" not in open_page(fact_url(draft)).content.decode()
    assert client.post(fact_url(draft), {"choice": "typed"}).status_code == 403
    assert client.get(admin_url(Visit, "identity", draft.key)).status_code == 403


@pytest.mark.parametrize(
    "arguments", [("leader", "x", "gist"), ("place", "x", "name"), ("visit", "a-draft", "x")]
)
def test_an_unknown_fact_has_no_page(client, draft, arguments):
    assert client.get(reverse("admin:relations_conflict_fact", args=arguments)).status_code == 404


@pytest.fixture
def leaders():
    found = [LeaderFactory(id=key, name="To Lam", native_name=key, published=True) for key in ("one", "two")]
    VisitFactory(id="a-visit", delegation=[{"leader": "two", "role": "principal"}], published=True)
    return found


def test_likely_duplicates_link_to_the_page_that_merges_them(open_as_curator, decide, leaders):
    url = admin_url(Leader, "merge", "one", "two")
    assert f'href="{url}"' in open_as_curator(admin_url(Leader, "duplicates")).content.decode()
    page = open_as_curator(url)
    assert [(each.name, each.ours, each.theirs) for each in page.context["fields"]] == [
        ("native_name", ["one"], ["two"])
    ]
    filled = {"read": leaders[1].revision, "choose-native_name": "theirs"}

    preview = decide(url, leaders[0], **filled)
    assert [key for key, _ in preview.context["also_changed"]] == ["leader/two", "visit/a-visit"]
    response = decide(url, leaders[0], **filled, **CONFIRMED)

    assert "once somebody else approves it" in messages_of(response)[0]
    review.approve(Proposal.objects.get(), by="binh", at=AT)
    assert Leader.objects.get(slug="two").merged_into.slug == "one"
    assert Leader.objects.get(slug="one").native_name == "two"


def test_drafts_are_merged_and_unmerged(open_as_curator, decide):
    one, two = LeaderFactory(id="three", name="A"), LeaderFactory(id="four", name="B")
    decide(admin_url(Leader, "merge", "three", "four"), one, read=two.revision, **CONFIRMED)
    one.refresh_from_db()
    page = admin_url(Leader, "identity", "three")
    assert [each.slug for each in open_as_curator(page).context["merged"]] == ["four"]

    decide(page, one, **{"from": "four"}, **CONFIRMED)

    two.refresh_from_db()
    assert (two.publication, two.merged_into) == ("draft", None)


def test_unmerging_is_refused_after_later_edits(decide, save):
    one, two = LeaderFactory(id="three", name="A"), LeaderFactory(id="four", name="B")
    decide(admin_url(Leader, "merge", "three", "four"), one, read=two.revision, **CONFIRMED)
    save(one, native_name="Võ")
    one.refresh_from_db()

    response = decide(admin_url(Leader, "identity", "three"), one, **{"from": "four"}, **CONFIRMED)

    assert "edited since the merge: leader/three" in messages_of(response)[0]


def test_a_record_is_renamed_and_another_is_selected_for_merging(client, decide):
    leader = LeaderFactory(id="three", name="A")
    LeaderFactory(id="four", name="B")
    page = admin_url(Leader, "identity", "three")

    assert client.get(page, {"other": "leader/four"}).headers["Location"] == admin_url(
        Leader, "merge", "three", "four"
    )
    for invalid in ("A B", ""):
        response = decide(page, leader, new_id=invalid)
        assert "must be lower-case words" in messages_of(response)[0]
        assert f'maxlength="2000" required value="{REASON}"' in response.content.decode()
    assert "rename" in decide(page, leader, new_id="five").content.decode().lower()
    decide(page, leader, new_id="five", **CONFIRMED)

    assert Leader.objects.get(slug="three").merged_into.slug == "five"
