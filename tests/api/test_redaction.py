"""Readers and curators see that a revision is redacted, and nothing of its content."""

from datetime import UTC, datetime, timedelta

import pytest

from relations.actions.changes.redaction import redact
from relations.models import Revision
from tests.actions.world import AT
from tests.api.feed import read_changes
from tests.factories import LeaderFactory
from tests.factories.account import create_account
from tests.factories.record import correct_record, document_of

pytestmark = pytest.mark.django_db

THEN, LATER = datetime(2024, 2, 1, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC)


@pytest.fixture
def leader():
    """A leader with a redacted revision, in which it had an alias."""
    found = LeaderFactory(id="li-qiang", name="Li Qiang", published=True)
    correct_record(found, {"aliases": [{"text": "The Crook", "kind": "short"}]}, at=THEN)
    correct_record(found, {"aliases": []}, at=LATER)
    step = Revision.objects.get(noun="leader", key="li-qiang", at=THEN)
    redact("leader/li-qiang", step.sequence, by="lawyer", at=AT, reason="A court ordered it.")
    return found


def test_revisions_mark_the_redacted_one_and_compare_with_the_one_before_it(api, leader):
    response = api.get("/api/v1/leaders/li-qiang/revisions/")

    steps = response.json()["results"]
    assert [each["redacted"] for each in steps] == [False, True, False]
    assert (steps[1]["document"], steps[1]["digest"], steps[1]["changed_fields"]) == (None, None, [])
    assert (steps[1]["by"], steps[1]["reason"]) == ("writer", "A factory adds to it.")
    assert steps[2]["changed_fields"] == []
    assert "Crook" not in response.content.decode()


def test_the_feed_marks_redacted_revisions_and_a_mirror_still_converges(api, leader):
    changes, _ = read_changes(api, 0, 500)

    revisions = [each for each in changes if each["id"] == "li-qiang"]
    assert [each["change"] for each in revisions] == ["document", "redacted", "document"]
    assert (revisions[1]["document"], revisions[1]["digest"]) == (None, None)
    assert revisions[-1]["document"] == document_of(leader).data


def test_as_of_a_redacted_revision_is_gone(api, leader):
    response = api.get("/api/v1/leaders/li-qiang/", {"as_of": "2024-02-02T00:00:00Z"})

    assert response.status_code == 410
    assert "is redacted" in response.json()["detail"]
    assert api.get("/api/v1/leaders/li-qiang/", {"as_of": "2024-04-01T00:00:00Z"}).status_code == 200


@pytest.mark.parametrize("url", ["/leaders/li-qiang/revisions/", "/changes/", "/leaders/li-qiang/"])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_cached_copies_are_invalid_after_a_redaction(api, leader, url, coding):
    url = f"/api/v1{url}?as_of=2024-03-01T00:00:00Z" if url.endswith("qiang/") else f"/api/v1{url}"
    correct_record(leader, {"given_name": "Qiang"}, at=LATER + timedelta(days=1))
    before = api.get(url, headers={"accept-encoding": coding})
    assert before.status_code == 200
    step = Revision.objects.get(noun="leader", key="li-qiang", at=LATER)
    redact(
        "leader/li-qiang", step.sequence, by="lawyer", at=LATER + timedelta(days=2), reason="Another court."
    )

    condition = {"if-none-match": before.headers["ETag"], "accept-encoding": coding}
    after = api.get(url, headers=condition)
    assert after.status_code == (410 if "as_of" in url else 200)
    assert after.headers.get("ETag") != before.headers["ETag"]
    since = {"if-modified-since": before.headers["Last-Modified"], "accept-encoding": coding}
    assert api.get(url, headers=since).status_code == after.status_code


def test_curators_see_no_redacted_content_and_cannot_restore_it(client, leader):
    client.force_login(create_account("anna"))
    history = client.get("/api/v1/leaders/li-qiang/history/").json()["results"]
    redacted = next(each for each in history if each["redacted"])

    response = client.post(
        "/api/v1/leaders/li-qiang/restore/",
        {"sequence": redacted["sequence"], "reason": "Back."},
        content_type="application/json",
        headers={"If-Match": f'"{history[-1]["number"]}"'},
    )

    assert redacted["document"] is None
    assert (response.status_code, response.json()["errors"][0]["code"]) == (409, "redacted_revision")


def test_the_admin_shows_the_redaction_in_the_history(client, admin_user, leader):
    client.force_login(admin_user)
    step = Revision.objects.get(noun="leader", key="li-qiang", at=THEN)

    page = client.get(f"/admin/relations/revision/{step.sequence}/change/")

    assert page.status_code == 200
    assert "A court ordered it." in page.content.decode()
    history = client.get(f"/admin/relations/leader/{leader.pk}/history/").content.decode()
    assert "Redacted on 2 January 2024 by lawyer: A court ordered it." in history
    assert f"restore/{step.sequence}" not in history
    assert client.get("/admin/relations/leader/li-qiang/change/").status_code == 200
