"""Many programs read, change and write the same record at once, and try again on 412: nothing is lost."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from rest_framework.test import APIClient

from relations.actions.access import grant
from relations.models import Proposal, Revision
from tests.api.curator import KEY, Curator, url
from tests.factories import LeaderFactory, VisitFactory
from tests.factories.account import account
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db(transaction=True)

ONE = {"id": "one", "name": "One"}
AT_ONCE = threading.Semaphore(4)  # as a small server answers; more would only be refused more often


def programs():
    """How many at once: SQLite has one writer, and its others wait."""
    return 50 if connection.vendor == "postgresql" else 10


class Program(threading.Thread):
    """Adds one to a number that a record holds."""

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
                    connections.close_all()  # for the next program: there are fewer than programs

    def attempt(self):
        """The status of one attempt."""
        read = self.api.get(f"{self.url}document/")
        if read.status_code != 200:
            return read.status_code
        changed = {"given_name": str(int(read.json()["document"]["given_name"]) + 1)}
        return self.api.patch(self.url, changed, headers={"If-Match": read.headers["ETag"]}).status_code


def test_every_increment_of_many_programs_is_present(settings):
    settings.RATE_LIMIT = 0
    leader = LeaderFactory(given_name="1")
    _, secret = grant(account("program"), scope="write", lifetime=timedelta(hours=1))
    everybody = [Program(leader, secret) for _ in range(programs())]

    for program in everybody:
        program.start()
    for program in everybody:
        program.join(60)

    assert [program.statuses[-1] for program in everybody] == [200] * programs()
    assert {status for program in everybody for status in program.statuses} <= {200, 412}
    assert document_of(leader).data["given_name"] == str(1 + programs())
    assert Revision.objects.filter(noun="leader", deed="correct").count() == programs()


def at_once(*deeds):
    """The answers to requests of programs of their own, all sent at one time."""
    answers, ready = [], threading.Barrier(len(deeds))

    def sent(deed):
        try:
            ready.wait()
            with AT_ONCE:
                answers.append(deed())
        finally:
            connections.close_all()

    everybody = [threading.Thread(target=sent, args=[deed], daemon=True) for deed in deeds]
    for each in everybody:
        each.start()
    for each in everybody:
        each.join(60)
    return answers


@pytest.fixture
def people(settings):
    """Anna, who curates, and two who review."""
    settings.RATE_LIMIT = 0
    return Curator("anna"), Curator("binh", "reviewer"), Curator("chi", "reviewer")


def test_of_many_who_create_the_same_record_one_does_and_the_others_are_told(people):
    anna, *_ = people

    answers = at_once(*[lambda: anna.post("/api/v1/leaders/", ONE)] * 8)

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7


def test_of_many_requests_under_one_key_one_is_done_and_all_are_answered_alike(people):
    anna, binh, _ = people

    answers = at_once(*[lambda: anna.post("/api/v1/leaders/", ONE, headers=KEY)] * programs())

    assert len(answers) == programs()
    assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
    assert Revision.objects.filter(noun="leader").count() == 1
    assert binh.post("/api/v1/leaders/", ONE, headers=KEY).status_code == 409  # for the key is Anna's


@pytest.mark.parametrize("_turn", range(3))
def test_of_two_who_decide_at_once_one_does(people, _turn):
    anna, binh, chi = people
    visit = VisitFactory(published=True)
    proposal = anna.correct(visit, {"period": "2022-10"}).json()["proposal"]

    answers = at_once(
        lambda: binh.post(f"{proposal['url']}approve/", {}),
        lambda: chi.post(f"{proposal['url']}decline/", {"word": "No."}),
    )

    assert sorted(answer.status_code for answer in answers) == [200, 409]
    visit.refresh_from_db()
    is_approved = Proposal.objects.get().state == "approved"
    assert visit.revision == (3 if is_approved else 2)


@pytest.mark.parametrize("_turn", range(3))
def test_nothing_that_readers_see_names_what_was_withdrawn_at_the_same_time(people, _turn):
    anna, binh, chi = people
    leader, visit = LeaderFactory(published=True), VisitFactory(published=True)
    basis = {"basis": "derived", "rests_on": [str(visit.claims.first().pk)], "reason": "It follows."}
    named = {"invited_by": leader.record_key, "basis": {"invited_by": basis}}
    naming = anna.correct(visit, named).json()["proposal"]["url"]
    gone = anna.delete(url(leader), headers={"If-Match": '"2"'}, query_params={"reason": "No."})
    withdrawing = gone.json()["proposal"]["url"]

    answers = at_once(
        lambda: binh.post(f"{naming}approve/", {}), lambda: chi.post(f"{withdrawing}approve/", {})
    )

    assert sorted(answer.status_code for answer in answers) == [200, 409]
    leader.refresh_from_db()
    visit.refresh_from_db()
    assert (visit.invited_by == leader) == leader.is_published
