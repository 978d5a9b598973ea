"""The gunicorn worker: an event loop reads requests and writes responses, threads only compute.

No thread ever waits for a client that sends slowly, and only some wait for clients that read a large stream
slowly, so such clients cost a connection and nothing else. docs/decisions/0057-slow-clients.md explains it.
"""

import errno
import socket
import threading
import time
from concurrent.futures import Future
from functools import partial
from selectors import EVENT_READ, EVENT_WRITE
from typing import Any

import structlog
from django.core.checks.urls import check_url_config
from gunicorn.workers.gthread import ThreadWorker

from config.server.connection import Connection, Phase, Waiting
from config.server.incoming import Incoming, Refused
from config.server.outgoing import Outgoing
from config.server.parsing import parsed
from config.server.problems import error_response
from relations.api.http.body_limits import body_limit

BYTES_AT_ONCE = 64 * 1024
LARGEST_BUFFERED = 64 * 1024 * 1024
LARGEST_DISCARDED = 4 * 1024 * 1024
SECONDS_BETWEEN_CHECKS, RECEIVED_BETWEEN_CHECKS = 0.5, 16 * 1024 * 1024
SECONDS_WHEN_STOPPING: dict[Phase | None, int] = {Phase.IDLE: 2, Phase.HEAD: 5, Phase.BODY: 5}

log = structlog.stdlib.get_logger("entente.requests")


class ProblemWorker(ThreadWorker):
    """Threads in one process, which get complete requests. What cannot be read is answered with a problem."""

    def init_process(self) -> None:
        """Prepare what belongs to this process, and serve."""
        self.slow_readers = threading.Semaphore(max(self.cfg.threads // 2, 1))
        super().init_process()

    def load_wsgi(self) -> None:
        """Load the application with its URLs, so that the first request does not wait for them."""
        super().load_wsgi()
        check_url_config(None)

    def run(self) -> None:
        """Serve until the process shall stop, then finish what has begun."""
        self.waiting = Waiting(self.poller)
        self.next_check, self.received = 0.0, 0
        super().run()

    # -- Connections come and go

    def accept(self, listener: Any) -> None:
        """Accept a connection; the one that has waited longest makes room if there are too many."""
        try:
            sock, client = listener.accept()
        except OSError as error:
            if error.errno in (errno.EMFILE, errno.ENFILE):
                self.make_room()
            return
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.nr_conns += 1
        if self.nr_conns >= self.worker_connections:
            self.make_room()
        incoming, outgoing = Incoming(body_limit), Outgoing(sock, self.slow_readers)
        self.read(Connection(sock, client, incoming, outgoing), None)

    def make_room(self) -> None:
        """Close the connection that has waited longest for its client."""
        oldest = self.waiting.oldest()
        if oldest:
            self.drop(oldest)

    def drop(self, connection: Connection) -> None:
        """Close a connection at once."""
        self.waiting.remove(connection)
        connection.raw.close()
        self.nr_conns -= 1

    # -- A request arrives

    def read(self, connection: Connection, _socket: Any) -> None:
        """Read what has arrived, and start on the request once it is complete."""
        try:
            data = connection.raw.recv(BYTES_AT_ONCE)
        except BlockingIOError:
            self.await_request(connection)
        except OSError:
            self.drop(connection)
        else:
            self.receive(connection, data)

    def receive(self, connection: Connection, data: bytes) -> None:
        """Add bytes to the request; none mean that the client has closed its side."""
        if not data:
            self.drop(connection)
            return
        self.received += len(data)
        try:
            is_complete = connection.incoming.add(data)
        except Refused as error:
            self.refuse(connection, error)
            return
        if is_complete:
            self.start(connection)
        else:
            self.await_request(connection)

    def await_request(self, connection: Connection) -> None:
        """Wait for more of a request."""
        incoming = connection.incoming
        phase = Phase.BODY if incoming.has_head else Phase.HEAD if incoming.data else Phase.IDLE
        if incoming.expects_continue:
            incoming.expects_continue = False
            connection.sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        self.waiting.add(connection, phase, EVENT_READ, partial(self.read, connection))
        if not self.alive:
            connection.cap(SECONDS_WHEN_STOPPING[phase])

    def start(self, connection: Connection) -> None:
        """Give a complete request to a thread."""
        self.waiting.remove(connection)
        self.enqueue_req(connection)

    def handle(self, conn: Connection) -> bool:
        """Respond to a complete request, in a thread. Return whether the connection stays open."""
        try:
            return bool(self.handle_request(parsed(self.cfg, conn), conn))
        except OSError as error:
            log.debug("the client closed the connection", error=str(error))
        except Exception as error:  # noqa: BLE001 (the last handler of everything that the application raises)
            if not conn.sock.is_broken:
                conn.sock.sendall(error_response(error))
        return False

    # -- A response leaves

    def finish_request(self, conn: Connection, fs: Future[bool]) -> None:
        """Send what a thread left, when it has finished."""
        conn.is_kept = not fs.cancelled() and fs.result() and not conn.sock.is_broken
        self.write(conn, None)

    def refuse(self, connection: Connection, error: Exception) -> None:
        """Respond with a problem and close."""
        connection.incoming.data.clear()
        connection.is_kept = False
        connection.sock.unsent += error_response(error)
        self.write(connection, None)

    def write(self, connection: Connection, _socket: Any) -> None:
        """Send what is left of a response; then wait for the next request, or close."""
        try:
            is_sent = connection.sock.send_rest()
        except OSError:
            self.drop(connection)
            return
        if not is_sent:
            self.waiting.add(connection, Phase.RESPONSE, EVENT_WRITE, partial(self.write, connection))
        elif connection.is_kept:
            self.next_request(connection)
        else:
            self.close(connection)

    def next_request(self, connection: Connection) -> None:
        """Start on a request that came together with the last one, or wait for one."""
        try:
            is_complete = connection.incoming.is_complete()
        except Refused as error:
            self.refuse(connection, error)
            return
        if is_complete:
            self.start(connection)
        else:
            self.await_request(connection)

    def close(self, connection: Connection) -> None:
        """Close our side, and wait a little until the client has read everything and closes its own."""
        try:
            connection.raw.shutdown(socket.SHUT_WR)
        except OSError:
            self.drop(connection)
            return
        self.waiting.add(connection, Phase.CLOSING, EVENT_READ, partial(self.discard, connection))

    def discard(self, connection: Connection, _socket: Any) -> None:
        """Discard what a client still sends. Closing at once would make it lose the response."""
        try:
            data = connection.raw.recv(BYTES_AT_ONCE)
        except OSError:
            data = b""
        connection.discarded += len(data)
        if not data or connection.discarded > LARGEST_DISCARDED:
            self.drop(connection)

    # -- Time passes: gunicorn's loop calls these

    def murder_keepalived(self, force: bool = False) -> None:
        """End the connections whose time is over, or all; make room if they hold too much memory."""
        now = time.monotonic()
        if now < self.next_check and self.received < RECEIVED_BETWEEN_CHECKS and not force:
            return
        self.next_check, self.received = now + SECONDS_BETWEEN_CHECKS, 0
        for connection in list(self.waiting.connections) if force else self.waiting.expired():
            self.end_waiting(connection)
        while self.waiting.buffered() > LARGEST_BUFFERED:
            self.make_room()

    def end_waiting(self, connection: Connection) -> None:
        """Close a connection whose time is over, with a problem if a part of a request has arrived."""
        if connection.phase in (Phase.HEAD, Phase.BODY):
            detail = f"Waited too long for {connection.phase.wait}."
            self.refuse(connection, Refused("request_timeout", detail))
        else:
            self.drop(connection)

    def murder_pending(self) -> None:
        """Nothing: `murder_keepalived` ends all kinds of waiting."""

    def _cap_keepalive(self, _deadline: float) -> None:
        """Shorten all waiting for clients, because the process shall stop."""
        for connection in self.waiting.connections:
            connection.cap(SECONDS_WHEN_STOPPING.get(connection.phase, Phase.RESPONSE.seconds))
