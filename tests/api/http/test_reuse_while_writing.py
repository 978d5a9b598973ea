"""Responses that are sent again while others write: never older than what was committed."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from relations.actions.changes.correction import correct
from relations.models import Leader
from tests.factories import LeaderFactory
from tests.factories.record import AT

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_public_change_is_seen_at_once_and_a_draft_changes_nothing(reusing):
    leader = LeaderFactory(name="Before", published=True)
    url = f"/api/v1/leaders/{leader.slug}/"
    tag = [Client(HTTP_HOST="testserver").get(url).headers["ETag"] for _ in range(2)][1]

    LeaderFactory(name="A draft")
    assert Client(HTTP_HOST="testserver").get(url).headers["ETag"] == tag

    correct(Leader.objects.get(pk=leader.pk), {"name": "After"}, by="anna", at=AT, reason="So it is.")
    response = Client(HTTP_HOST="testserver").get(url)
    assert response.json()["name"] == "After"
    assert response.headers["ETag"] != tag


class Reader:
    """Reads the number in the name of a leader until the end, and notes each that is too small."""

    def __init__(self, url):
        self.url, self.stale, self.count = url, [], 0

    def read(self, committed, end):
        try:
            while not end.is_set():
                least = committed[-1]
                data = Client(HTTP_HOST="testserver").get(self.url).json()
                found = int(data.get("results", [data])[0]["name"])
                self.count += 1
                if found < least:
                    self.stale.append((found, least))
        finally:
            connection.close()


def test_no_reader_gets_less_than_what_was_committed_before_it_asked(reusing):
    leader = LeaderFactory(name="0", published=True)
    urls = [f"/api/v1/leaders/{leader.slug}/", "/api/v1/leaders/?fields=name"]
    readers, committed, end = [Reader(url) for url in urls * 2], [0], threading.Event()
    with ThreadPoolExecutor(len(readers)) as pool:
        running = [pool.submit(each.read, committed, end) for each in readers]
        try:
            for number in range(1, 25):
                fresh = Leader.objects.get(pk=leader.pk)
                correct(fresh, {"name": str(number)}, by="anna", at=AT, reason="Counting.")
                committed.append(number)
                time.sleep(0.02)
        finally:
            end.set()
        for each in running:
            each.result()
    assert [each.stale for each in readers] == [[]] * len(readers)
    assert all(each.count > 20 for each in readers)
