"""Moving a claim to another record or to a new one."""

import pytest

from relations.models import Agreement, Leader
from tests.admin.pages.test_confirmation import fact_url, messages_of
from tests.factories import AgreementFactory, ClaimFactory, LeaderFactory
from tests.factories.record import document_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("anna")]


@pytest.fixture
def leader():
    """A draft with a claim that names somebody else."""
    found = LeaderFactory(id="one", name="Vo Van Thuong", native_name="Võ Văn Thưởng")
    ClaimFactory(record=found, fact="name", at="first-witness#7", printed="To Lam", value="To Lam")
    found.refresh_from_db()
    return found


def test_a_claim_of_a_draft_is_moved_at_once(decide, leader):
    other, claim = LeaderFactory(id="to-lam", name="To Lam"), leader.claims.get()

    response = decide(fact_url(leader, "name"), leader, choice=claim.pk, action="move", other="leader/to-lam")

    assert messages_of(response) == ["Saved as revision 3."]
    claim.refresh_from_db()
    assert claim.about_leader == other


def test_a_claim_is_moved_to_a_new_record_that_has_only_required_fields(decide, leader):
    claim = str(leader.claims.get().pk)

    decide(fact_url(leader, "name"), leader, choice=claim, action="start", new="to-lam")

    data = document_of(Leader.objects.get(slug="to-lam")).data
    assert (data["name"], data["claims"]["name"][0]["id"]) == ("To Lam", claim)
    assert "native_name" not in data


def test_a_new_record_takes_required_fields_from_the_record_of_the_claim(decide):
    found = AgreementFactory(id="one", title="A treaty", kind="treaty")
    ClaimFactory(record=found, fact="title", at="first-witness#7", printed="a pledge", value=None)
    found.refresh_from_db()

    decide(fact_url(found, "title"), found, choice=found.claims.get().pk, action="start", new="a-pledge")

    data = document_of(Agreement.objects.get(slug="a-pledge")).data
    assert (data["title"], data["kind"]) == ("a pledge", "treaty")


@pytest.mark.parametrize(
    ("filled", "message"),
    [
        ({"action": "move"}, "is not an existing leader"),
        ({"action": "move", "other": "leader/nobody"}, "is not an existing leader"),
        ({"action": "move", "other": "leader/one\x00"}, "is not an existing leader"),
        ({"action": "move", "other": "leader/one"}, "already has the claim"),
        ({"action": "start", "new": ""}, "id: "),
        ({"action": "start", "new": "one"}, "leader/one already exists"),
        ({"action": "start", "new": "two", "choice": "typed"}, "has no claim typed"),
        ({"action": "start", "new": "two", "reason": ""}, "needs a reason"),
    ],
)
def test_a_refused_move_shows_a_message_and_keeps_the_typed_values(decide, leader, filled, message):
    claim = str(leader.claims.get().pk)

    response = decide(fact_url(leader, "name"), leader, **{"choice": claim} | filled)

    assert message in messages_of(response)[0]
    assert (
        f'name="new" size="40" maxlength="160" value="{filled.get("new", "")}"' in response.content.decode()
    )
    assert Leader.objects.count() == 1
