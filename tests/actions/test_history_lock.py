"""One writer at a time: what PostgreSQL must be asked for, with two real connections."""

import threading
import time

import pytest
from django.db import connection, connections, transaction

from relations.actions.creation import create
from relations.actions.history_lock import history_lock
from relations.models import Revision
from tests.actions.world import AT

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


class Writer(threading.Thread):
    """Creates a leader on a connection of its own, as slowly as told, with the history lock or without."""

    def __init__(self, key, lock=history_lock):
        super().__init__(daemon=True)
        self.key, self.lock = key, lock
        self.written, self.commit = threading.Event(), threading.Event()

    def run(self):
        try:
            with self.lock():
                self.write()
                self.written.set()
                assert self.commit.wait(10)
        finally:
            connections.close_all()

    def write(self):
        """A record with its revision; without the lock, which `create` takes anyway, the revision alone."""
        if self.lock is history_lock:
            create("leader", {"id": self.key, "name": self.key}, by=self.key, at=AT)
        else:
            Revision.objects.create(
                noun="leader",
                key=self.key,
                number=1,
                deed="create",
                by=self.key,
                at=AT,
                document="{}",
                digest="0" * 64,
            )

    def finish(self):
        """Let it commit, and wait until it has."""
        self.commit.set()
        self.join(10)
        assert not self.is_alive()


def feed(after=0):
    """What a reader of the feed sees who has read up to a place in the sequence."""
    return list(Revision.objects.filter(sequence__gt=after).values_list("sequence", "key"))


def waits_for_the_lock():
    """Whether some connection waits for an advisory lock, within a second or two."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.01)
    return False


def test_a_second_writer_waits_so_that_a_reader_of_the_feed_misses_nothing():
    first, second = Writer("first"), Writer("second")
    first.start()
    assert first.written.wait(10)

    second.start()
    assert waits_for_the_lock()
    assert not second.written.is_set()
    assert feed() == []

    first.finish()
    assert second.written.wait(10)
    seen = feed()
    assert [key for _, key in seen] == ["first"]
    second.finish()
    seen += feed(after=seen[-1][0])
    assert [key for _, key in seen] == ["first", "second"]


def test_without_the_lock_a_reader_would_miss_the_first():
    first, second = Writer("first", lock=transaction.atomic), Writer("second", lock=transaction.atomic)
    first.start()
    assert first.written.wait(10)
    second.start()
    assert second.written.wait(10)
    second.finish()
    seen = feed()
    first.finish()
    seen += feed(after=seen[-1][0])

    assert [key for _, key in seen] == ["second"]
    assert [key for _, key in feed()] == ["first", "second"]


def test_a_writer_that_fails_lets_the_next_one_pass():
    class Broken(Writer):
        def write(self):
            super().write()
            transaction.set_rollback(True)

    first, second = Broken("first"), Writer("second")
    first.start()
    assert first.written.wait(10)
    second.start()
    assert waits_for_the_lock()
    first.finish()
    assert second.written.wait(10)
    second.finish()

    assert [key for _, key in feed()] == ["second"]
