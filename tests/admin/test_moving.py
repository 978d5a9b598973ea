"""Words that mean another thing, on the desk: their claim is moved, or starts a record."""

import pytest

from relations.models import Agreement, Leader
from tests.admin.test_confirmation import readings, said
from tests.factories import AgreementFactory, ClaimFactory, LeaderFactory
from tests.factories.record import document_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("anna")]


@pytest.fixture
def leader():
    """A draft whose second claim names somebody else."""
    found = LeaderFactory(id="one", name="Vo Van Thuong", native_name="Võ Văn Thưởng")
    ClaimFactory(record=found, fact="name", at="first-witness#7", printed="To Lam", value="To Lam")
    found.refresh_from_db()
    return found


def test_a_claim_of_a_draft_is_moved_at_once(decide, leader):
    other, claim = LeaderFactory(id="to-lam", name="To Lam"), leader.claims.get()

    answer = decide(readings(leader, "name"), leader, choice=claim.pk, deed="move", other="leader/to-lam")

    assert said(answer) == ["Saved as revision 3."]
    claim.refresh_from_db()
    assert claim.about_leader == other


def test_a_record_is_started_with_a_claim_and_takes_only_what_it_must_have(decide, leader):
    claim = str(leader.claims.get().pk)

    decide(readings(leader, "name"), leader, choice=claim, deed="start", new="to-lam")

    data = document_of(Leader.objects.get(slug="to-lam")).data
    assert (data["name"], data["claims"]["name"][0]["id"]) == ("To Lam", claim)
    assert "native_name" not in data


def test_a_started_record_is_of_the_kind_that_its_first_was(decide):
    found = AgreementFactory(id="one", title="A treaty", kind="treaty")
    ClaimFactory(record=found, fact="title", at="first-witness#7", printed="a pledge", value=None)
    found.refresh_from_db()

    decide(readings(found, "title"), found, choice=found.claims.get().pk, deed="start", new="a-pledge")

    data = document_of(Agreement.objects.get(slug="a-pledge")).data
    assert (data["title"], data["kind"]) == ("a pledge", "treaty")


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"deed": "move"}, "is no leader that exists"),
        ({"deed": "move", "other": "leader/nobody"}, "is no leader that exists"),
        ({"deed": "move", "other": "leader/one\x00"}, "is no leader that exists"),
        ({"deed": "move", "other": "leader/one"}, "has the claim already"),
        ({"deed": "start", "new": ""}, "id: "),
        ({"deed": "start", "new": "one"}, "leader/one exists already"),
        ({"deed": "start", "new": "two", "choice": "typed"}, "has no claim typed"),
        ({"deed": "start", "new": "two", "reason": ""}, "no reason is given"),
    ],
)
def test_moving_is_refused_in_words_and_nothing_typed_is_lost(decide, leader, filled, told):
    claim = str(leader.claims.get().pk)

    answer = decide(readings(leader, "name"), leader, **{"choice": claim} | filled)

    assert told in said(answer)[0]
    assert f'name="new" size="40" maxlength="160" value="{filled.get("new", "")}"' in answer.content.decode()
    assert Leader.objects.count() == 1
