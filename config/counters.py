"""Counters that the processes of one service share in memory, without another service.

The memory is allocated when the settings are first read, which gunicorn does before it forks its workers.
"""

import fcntl
import hashlib
import mmap
import struct
import tempfile
import threading
import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

# A counter: what identifies its key, its value, and the second at which it ends.
SLOT = struct.Struct("<8sII")
SLOTS_IN_BUCKET, BUCKETS = 8, 8192
BUCKET_SIZE = SLOT.size * SLOTS_IN_BUCKET
LARGEST = 2**32 - 1


class SharedMemory:
    """A table of counters in a file without a name. A process that is killed leaves no lock behind."""

    def __init__(self) -> None:
        """Allocate the table: one megabyte, which is used as keys arrive."""
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 (open as long as the process runs)
        self.file.truncate(BUCKET_SIZE * BUCKETS)
        self.bytes = mmap.mmap(self.file.fileno(), BUCKET_SIZE * BUCKETS)
        self.threads = threading.Lock()

    def add(self, key: str, value: int, seconds: float, *, is_new: bool = False) -> int:
        """Add to a counter, which begins at 0 and ends after `seconds`; return it.

        If `is_new`, an old value is forgotten.
        """
        tag = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        start = int.from_bytes(tag, "little") % BUCKETS * BUCKET_SIZE
        # A lock of fcntl is between processes, and the other one between the threads of each.
        with self.threads:
            fcntl.lockf(self.file, fcntl.LOCK_EX, BUCKET_SIZE, start)
            try:
                return self._add(tag, start, value, (seconds, is_new))
            finally:
                fcntl.lockf(self.file, fcntl.LOCK_UN, BUCKET_SIZE, start)

    def _add(self, tag: bytes, start: int, value: int, mode: tuple[float, bool]) -> int:
        (seconds, is_new), now = mode, time.time()
        slots = [
            (at, *SLOT.unpack_from(self.bytes, at)) for at in range(start, start + BUCKET_SIZE, SLOT.size)
        ]
        # Its own slot, or else one that has ended, or else the lowest: busy clients stay counted.
        at, found, count, end = min(slots, key=lambda slot: (slot[1] != tag, slot[3] > now, slot[2]))
        if found != tag or end <= now or is_new:
            count, end = 0, int(min(now + seconds + 1, LARGEST))
        count = min(max(count + value, 0), LARGEST)
        SLOT.pack_into(self.bytes, at, tag, count, end)
        return count


MEMORY = SharedMemory()


class SharedCounters(BaseCache):
    """A cache of Django that holds positive numbers only."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        """Counters of one name; those of other names are apart."""
        super().__init__(params)
        self.name = name

    def _key(self, key: str, version: int | None) -> str:
        return f"{self.name}:{self.make_and_validate_key(key, version=version)}"

    def add(
        self, key: str, value: int, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Set a counter unless it has a value; return whether it was set."""
        name = self._key(key, version)
        if MEMORY.add(name, 0, self._seconds(timeout)):
            return False
        MEMORY.add(name, value, self._seconds(timeout))
        return True

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value of a counter."""
        return MEMORY.add(self._key(key, version), 0, 0) or default

    def set(
        self, key: str, value: int, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Set a counter."""
        MEMORY.add(self._key(key, version), value, self._seconds(timeout), is_new=True)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Add to a counter and return it."""
        return MEMORY.add(self._key(key, version), delta, self._seconds(DEFAULT_TIMEOUT))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a counter; return whether it had a value."""
        had_value = bool(self.get(key, version=version))
        self.set(key, 0, 0, version)
        return had_value

    def clear(self) -> None:
        """Forget all counters, of all names."""
        MEMORY.bytes[:] = bytes(len(MEMORY.bytes))

    def _seconds(self, timeout: Any) -> float:
        given = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return LARGEST if given is None else given
