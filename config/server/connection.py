"""One connection, and the phases in which it waits for its client."""

import socket
import time
from collections.abc import Callable
from enum import Enum
from typing import Any

from config.server.incoming import Incoming
from config.server.outgoing import Outgoing


class Phase(Enum):
    """What a connection waits for, and for how many seconds."""

    IDLE = ("the first byte of a request", 15)
    HEAD = ("the rest of a head", 10)
    BODY = ("the rest of a body", 30)
    RESPONSE = ("the client to read the rest of a response", 30)
    CLOSING = ("the client to close its side", 2)

    def __init__(self, wait: str, seconds: int) -> None:
        self.wait, self.seconds = wait, seconds


class Connection:
    """A client's connection. Its names are those that gunicorn's `handle_request` uses."""

    def __init__(self, sock: socket.socket, client: Any, incoming: Incoming, outgoing: Outgoing) -> None:
        """Store the parts; `sock` is what threads write to."""
        self.raw, self.client, self.server = sock, client, sock.getsockname()
        self.incoming, self.sock = incoming, outgoing
        self.phase: Phase | None = None
        self.deadline = 0.0
        self.is_kept = False
        self.discarded = 0

    def enter(self, phase: Phase) -> bool:
        """Begin to wait; return whether the phase is new, so that its time begins."""
        is_new = phase is not self.phase
        if is_new:
            self.phase, self.deadline = phase, time.monotonic() + phase.seconds
        return is_new

    def cap(self, seconds: float) -> None:
        """Wait at most so many seconds from now."""
        self.deadline = min(self.deadline, time.monotonic() + seconds)

    @property
    def buffered(self) -> int:
        """The bytes that it holds in memory."""
        return len(self.incoming.data) + len(self.sock.unsent)


class Waiting:
    """The connections that wait for their clients, in the order in which they began to."""

    def __init__(self, poller: Any) -> None:
        """`poller` is the selector of the event loop."""
        self.poller = poller
        self.connections: dict[Connection, int] = {}

    def add(self, connection: Connection, phase: Phase, event: int, callback: Callable[[Any], None]) -> None:
        """Wait for an event. Time and place in the order begin anew only with a new phase."""
        is_new = connection.enter(phase)
        if connection not in self.connections:
            self.poller.register(connection.raw, event, callback)
        elif self.connections[connection] != event or is_new:
            self.poller.modify(connection.raw, event, callback)
            self.connections.pop(connection) if is_new else None
        self.connections[connection] = event

    def remove(self, connection: Connection) -> None:
        """Stop waiting, if it does."""
        if self.connections.pop(connection, None) is not None:
            self.poller.unregister(connection.raw)
        connection.phase = None

    def expired(self) -> list[Connection]:
        """Those whose time is over."""
        now = time.monotonic()
        return [each for each in self.connections if each.deadline <= now]

    def oldest(self) -> Connection | None:
        """The one that has waited longest."""
        return next(iter(self.connections), None)

    def buffered(self) -> int:
        """The bytes that they hold in memory together."""
        return sum(each.buffered for each in self.connections)
