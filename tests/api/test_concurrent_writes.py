"""Many programs read, change and write the same record at once, and try again on 412: nothing is lost."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from rest_framework.test import APIClient

from relations.actions.access import grant
from relations.models import Revision
from tests.api.curator import url
from tests.factories import LeaderFactory
from tests.factories.account import account
from tests.factories.record import document_of

pytestmark = pytest.mark.django_db(transaction=True)

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


def test_of_many_who_create_the_same_record_one_does_and_the_others_are_told(settings):
    settings.RATE_LIMIT = 0
    _, secret = grant(account("program"), scope="write", lifetime=timedelta(hours=1))
    answers = []

    def create():
        try:
            api = APIClient(headers={"Authorization": f"Bearer {secret}"})
            answers.append(api.post("/api/v1/leaders/", {"id": "one", "name": "One"}))
        finally:
            connections.close_all()

    everybody = [threading.Thread(target=create, daemon=True) for _ in range(8)]
    for each in everybody:
        each.start()
    for each in everybody:
        each.join(60)

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
