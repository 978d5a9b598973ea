"""What readers and curators are told of a step that is redacted: that it is, and nothing of what it said."""

from datetime import UTC, datetime, timedelta

import pytest

from relations.actions.redaction import redact
from relations.models import Revision
from tests.actions.world import AT
from tests.api.feed import walked
from tests.factories import LeaderFactory
from tests.factories.account import account
from tests.factories.record import corrected, document_of

pytestmark = pytest.mark.django_db

THEN, LATER = datetime(2024, 2, 1, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC)


@pytest.fixture
def leader():
    """A leader of whom readers once saw another name than now."""
    found = LeaderFactory(id="li-qiang", name="Li Qiang", published=True)
    corrected(found, {"aliases": [{"text": "The Crook", "kind": "short"}]}, at=THEN)
    corrected(found, {"aliases": []}, at=LATER)
    step = Revision.objects.get(noun="leader", key="li-qiang", at=THEN)
    redact("leader/li-qiang", step.sequence, by="lawyer", at=AT, reason="A court ordered it.")
    return found


def test_revisions_say_which_step_is_redacted_and_compare_with_the_one_before_it(api, leader):
    answer = api.get("/api/v1/leaders/li-qiang/revisions/")

    steps = answer.json()["results"]
    assert [each["redacted"] for each in steps] == [False, True, False]
    assert (steps[1]["document"], steps[1]["digest"], steps[1]["changed_fields"]) == (None, None, [])
    assert (steps[1]["by"], steps[1]["reason"]) == ("writer", "A factory adds to it.")
    assert steps[2]["changed_fields"] == []
    assert "Crook" not in answer.content.decode()


def test_the_feed_says_redacted_and_a_mirror_still_converges(api, leader):
    changes, _ = walked(api, 0, 500)

    told = [each for each in changes if each["id"] == "li-qiang"]
    assert [each["change"] for each in told] == ["document", "redacted", "document"]
    assert (told[1]["document"], told[1]["digest"]) == (None, None)
    assert told[-1]["document"] == document_of(leader).data


def test_a_moment_at_which_it_stood_is_gone(api, leader):
    answer = api.get("/api/v1/leaders/li-qiang/", {"as_of": "2024-02-02T00:00:00Z"})

    assert answer.status_code == 410
    assert "is redacted" in answer.json()["detail"]
    assert api.get("/api/v1/leaders/li-qiang/", {"as_of": "2024-04-01T00:00:00Z"}).status_code == 200


@pytest.mark.parametrize("url", ["/leaders/li-qiang/revisions/", "/changes/", "/leaders/li-qiang/"])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_nobody_is_told_that_a_copy_of_what_was_redacted_still_stands(api, leader, url, coding):
    url = f"/api/v1{url}?as_of=2024-03-01T00:00:00Z" if url.endswith("qiang/") else f"/api/v1{url}"
    corrected(leader, {"given_name": "Qiang"}, at=LATER + timedelta(days=1))
    before = api.get(url, headers={"accept-encoding": coding})
    assert before.status_code == 200
    step = Revision.objects.get(noun="leader", key="li-qiang", at=LATER)
    redact(
        "leader/li-qiang", step.sequence, by="lawyer", at=LATER + timedelta(days=2), reason="Another court."
    )

    held = {"if-none-match": before.headers["ETag"], "accept-encoding": coding}
    after = api.get(url, headers=held)
    assert after.status_code == (410 if "as_of" in url else 200)
    assert after.headers.get("ETag") != before.headers["ETag"]
    since = {"if-modified-since": before.headers["Last-Modified"], "accept-encoding": coding}
    assert api.get(url, headers=since).status_code == after.status_code


def test_curators_read_the_same_and_cannot_restore_it(client, leader):
    client.force_login(account("anna"))
    history = client.get("/api/v1/leaders/li-qiang/history/").json()["results"]
    redacted = next(each for each in history if each["redacted"])

    answer = client.post(
        "/api/v1/leaders/li-qiang/restore/",
        {"sequence": redacted["sequence"], "reason": "Back."},
        content_type="application/json",
        headers={"If-Match": f'"{history[-1]["number"]}"'},
    )

    assert redacted["document"] is None
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "redacted")


def test_the_desk_shows_the_history_of_it(client, admin_user, leader):
    client.force_login(admin_user)
    step = Revision.objects.get(noun="leader", key="li-qiang", at=THEN)

    page = client.get(f"/admin/relations/revision/{step.sequence}/change/")

    assert page.status_code == 200
    assert "A court ordered it." in page.content.decode()
    history = client.get(f"/admin/relations/leader/{leader.pk}/history/").content.decode()
    assert "Redacted on 2 January 2024 by lawyer: A court ordered it." in history
    assert f"restore/{step.sequence}" not in history
    assert client.get("/admin/relations/leader/li-qiang/change/").status_code == 200
