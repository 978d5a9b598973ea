"""The history lock lets one writer in at a time; tested with two real connections to PostgreSQL."""

import threading
import time

import pytest
from django.db import connection, connections, transaction

from relations.actions.changes.creation import create
from relations.actions.recording.history_lock import history_lock
from relations.models import Revision
from tests.actions.world import AT

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


class Writer(threading.Thread):
    """Creates a leader on its own connection, with or without the history lock, and commits on demand."""

    def __init__(self, key, lock=history_lock):
        super().__init__(daemon=True)
        self.key, self.lock = key, lock
        self.has_written, self.may_commit = threading.Event(), threading.Event()

    def run(self):
        try:
            with self.lock():
                self.write()
                self.has_written.set()
                assert self.may_commit.wait(10)
        finally:
            connections.close_all()

    def write(self):
        """Write a record with its revision; without the lock, which `create` takes, only the revision."""
        if self.lock is history_lock:
            create("leader", {"id": self.key, "name": self.key}, by=self.key, at=AT)
        else:
            Revision.objects.create(
                noun="leader",
                key=self.key,
                number=1,
                action="create",
                by=self.key,
                at=AT,
                document="{}",
                digest="0" * 64,
            )

    def finish(self):
        """Let it commit, and wait until it has finished."""
        self.may_commit.set()
        self.join(10)
        assert not self.is_alive()


def read_feed(after=0):
    """The revisions that a reader of the feed gets after a position in the sequence."""
    return list(Revision.objects.filter(sequence__gt=after).values_list("sequence", "key"))


def is_waiting_for_lock():
    """Whether a connection starts to wait for an advisory lock within two seconds."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.01)
    return False


def test_a_second_writer_waits_so_that_readers_of_the_feed_miss_no_revision():
    first, second = Writer("first"), Writer("second")
    first.start()
    assert first.has_written.wait(10)

    second.start()
    assert is_waiting_for_lock()
    assert not second.has_written.is_set()
    assert read_feed() == []

    first.finish()
    assert second.has_written.wait(10)
    seen = read_feed()
    assert [key for _, key in seen] == ["first"]
    second.finish()
    seen += read_feed(after=seen[-1][0])
    assert [key for _, key in seen] == ["first", "second"]


def test_without_the_lock_a_reader_of_the_feed_misses_a_revision():
    first, second = Writer("first", lock=transaction.atomic), Writer("second", lock=transaction.atomic)
    first.start()
    assert first.has_written.wait(10)
    second.start()
    assert second.has_written.wait(10)
    second.finish()
    seen = read_feed()
    first.finish()
    seen += read_feed(after=seen[-1][0])

    assert [key for _, key in seen] == ["second"]
    assert [key for _, key in read_feed()] == ["first", "second"]


def test_a_writer_that_fails_releases_the_lock():
    class Broken(Writer):
        def write(self):
            super().write()
            transaction.set_rollback(True)

    first, second = Broken("first"), Writer("second")
    first.start()
    assert first.has_written.wait(10)
    second.start()
    assert is_waiting_for_lock()
    first.finish()
    assert second.has_written.wait(10)
    second.finish()

    assert [key for _, key in read_feed()] == ["second"]
