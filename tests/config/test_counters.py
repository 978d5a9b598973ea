"""Counters that processes share in memory."""

import multiprocessing
import signal
import threading
import time
import uuid

import pytest

from config import counters
from config.counters import BUCKETS, LARGEST, SLOTS_IN_BUCKET, SharedCounters


@pytest.fixture
def cache():
    return SharedCounters(uuid.uuid4().hex, {})


def count(cache, times):
    for _ in range(times):
        cache.incr("key")


def fork(target, *arguments):
    process = multiprocessing.get_context("fork").Process(target=target, args=arguments)
    process.start()
    return process


def test_no_addition_of_processes_and_threads_is_lost(cache):
    others = [fork(count, cache, 2000) for _ in range(2)]
    threads = [threading.Thread(target=count, args=(cache, 1000)) for _ in range(2)]
    [each.start() for each in threads]
    [each.join() for each in [*threads, *others]]

    assert cache.get("key") == 6000


def hold_lock(is_held):
    counters.fcntl.lockf(counters.MEMORY.file, counters.fcntl.LOCK_EX)
    is_held.set()
    time.sleep(60)


def test_a_killed_process_leaves_no_lock(cache):
    is_held = multiprocessing.get_context("fork").Event()
    other = fork(hold_lock, is_held)
    assert is_held.wait(10)
    other.kill()
    other.join()

    assert other.exitcode == -signal.SIGKILL
    assert cache.incr("key") == 1


def test_a_counter_ends_after_its_time(cache, monkeypatch):
    assert cache.add("key", 3, timeout=60)
    assert not cache.add("key", 9, timeout=60)
    assert cache.incr("key") == 4
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 62)

    assert cache.get("key") is None
    assert cache.incr("key") == 1


def test_counters_of_other_names_are_apart(cache):
    cache.incr("key")

    assert SharedCounters("other", {}).get("key") is None


def test_counters_can_be_set_and_deleted(cache):
    cache.set("key", LARGEST + 5, timeout=None)

    assert cache.get("key") == LARGEST
    assert cache.delete("key")
    assert cache.get("key", 7) == 7
    assert not cache.delete("key")


def test_a_busy_client_stays_counted_when_others_fill_the_table(cache):
    for _ in range(100):
        cache.incr("busy")
    for number in range(BUCKETS * SLOTS_IN_BUCKET // 4):
        cache.incr(f"client-{number}")

    assert cache.get("busy") == 100
