"""Many programs change the same record at the same time and retry on 412: no change is lost."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from rest_framework.test import APIClient

from relations.actions.access.tokens import grant
from relations.models import Proposal, Revision
from tests.api.curator import KEY, Curator, url
from tests.factories import LeaderFactory, VisitFactory
from tests.factories.account import create_account
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db(transaction=True)

ONE = {"id": "one", "name": "One"}
AT_ONCE = threading.Semaphore(4)  # as many as a small server handles; more would only get more 412


def programs():
    """The number of programs: SQLite has only one writer, and the others wait."""
    return 50 if connection.vendor == "postgresql" else 10


class Program(threading.Thread):
    """Increments a number in a record, and retries until it succeeds."""

    def __init__(self, record, secret):
        super().__init__(daemon=True)
        self.url, self.statuses = url(record), []
        self.api = APIClient(headers={"Authorization": f"Bearer {secret}"})

    def run(self):
        while self.statuses[-1:] != [200] and len(self.statuses) < 500:
            with AT_ONCE:
                try:
                    self.statuses.append(self.attempt())
                finally:
                    connections.close_all()  # for the next program: there are fewer connections than programs

    def attempt(self):
        """Read the number, write the next one and return the status."""
        read = self.api.get(f"{self.url}document/")
        if read.status_code != 200:
            return read.status_code
        changed = {"given_name": str(int(read.json()["document"]["given_name"]) + 1)}
        return self.api.patch(self.url, changed, headers={"If-Match": read.headers["ETag"]}).status_code


def test_no_increment_of_many_programs_is_lost(settings):
    settings.RATE_LIMIT = 0
    leader = LeaderFactory(given_name="1")
    _, secret = grant(create_account("program"), scope="write", lifetime=timedelta(hours=1))
    all_programs = [Program(leader, secret) for _ in range(programs())]

    for program in all_programs:
        program.start()
    for program in all_programs:
        program.join(60)

    assert [program.statuses[-1] for program in all_programs] == [200] * programs()
    assert {status for program in all_programs for status in program.statuses} <= {200, 412}
    assert document_of(leader).data["given_name"] == str(1 + programs())
    assert Revision.objects.filter(noun="leader", action="correct").count() == programs()


def send_at_once(*actions):
    """Send requests from threads of their own at the same time; return the responses."""
    responses, ready = [], threading.Barrier(len(actions))

    def send(action):
        try:
            ready.wait()
            with AT_ONCE:
                responses.append(action())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=[action], daemon=True) for action in actions]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    return responses


@pytest.fixture
def people(settings):
    """Anna, a curator, and two reviewers."""
    settings.RATE_LIMIT = 0
    return Curator("anna"), Curator("binh", "reviewer"), Curator("chi", "reviewer")


def test_only_one_of_many_creates_the_same_record(people):
    anna, *_ = people

    responses = send_at_once(*[lambda: anna.post("/api/v1/leaders/", ONE)] * 8)

    assert sorted(response.status_code for response in responses) == [201] + [409] * 7


def test_many_requests_with_one_key_are_executed_once_with_equal_responses(people):
    anna, binh, _ = people

    responses = send_at_once(*[lambda: anna.post("/api/v1/leaders/", ONE, headers=KEY)] * programs())

    assert len(responses) == programs()
    assert {(response.status_code, response.content) for response in responses} == {
        (201, responses[0].content)
    }
    assert Revision.objects.filter(noun="leader").count() == 1
    assert binh.post("/api/v1/leaders/", ONE, headers=KEY).status_code == 409  # the key belongs to Anna


@pytest.mark.parametrize("_turn", range(3))
def test_only_one_of_two_simultaneous_decisions_succeeds(people, _turn):
    anna, binh, chi = people
    visit = VisitFactory(published=True)
    proposal = anna.correct(visit, {"period": "2022-10"}).json()["proposal"]

    responses = send_at_once(
        lambda: binh.post(f"{proposal['url']}approve/", {}),
        lambda: chi.post(f"{proposal['url']}decline/", {"comment": "No."}),
    )

    assert sorted(response.status_code for response in responses) == [200, 409]
    visit.refresh_from_db()
    is_approved = Proposal.objects.get().state == "approved"
    assert visit.revision == (3 if is_approved else 2)


@pytest.mark.parametrize("_turn", range(3))
def test_a_published_record_never_refers_to_one_retracted_at_the_same_time(people, _turn):
    anna, binh, chi = people
    leader, visit = LeaderFactory(published=True), VisitFactory(published=True)
    basis = {"basis": "derived", "rests_on": [str(visit.claims.first().pk)], "reason": "It follows."}
    change = {"invited_by": leader.record_key, "basis": {"invited_by": basis}}
    reference_url = anna.correct(visit, change).json()["proposal"]["url"]
    retraction = anna.delete(url(leader), headers={"If-Match": '"2"'}, query_params={"reason": "No."})
    retraction_url = retraction.json()["proposal"]["url"]

    responses = send_at_once(
        lambda: binh.post(f"{reference_url}approve/", {}), lambda: chi.post(f"{retraction_url}approve/", {})
    )

    assert sorted(response.status_code for response in responses) == [200, 409]
    leader.refresh_from_db()
    visit.refresh_from_db()
    assert (visit.invited_by == leader) == leader.is_published
