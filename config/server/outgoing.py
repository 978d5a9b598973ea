"""What a thread writes a response to: it sends what the network takes, the event loop sends the rest."""

import select
import socket
import threading
import time

# A response up to this size never makes a thread wait for its client.
LARGEST_WAITING = 2 * 1024 * 1024
SENT_AT_ONCE = 256 * 1024
SECONDS_TO_TAKE = 10


class Outgoing:
    """The socket of a client, as gunicorn's code uses it. No call waits, except for a large stream."""

    def __init__(self, sock: socket.socket, waiting: threading.Semaphore) -> None:
        """`waiting` limits how many threads may wait at once for clients that read slowly."""
        self.sock = sock
        self.waiting = waiting
        self.unsent = bytearray()
        self.is_broken = False
        sock.setblocking(False)

    def fileno(self) -> int:
        """The descriptor, for the event loop."""
        return self.sock.fileno()

    def sendall(self, data: bytes) -> None:
        """Send the bytes or keep them. Raises TimeoutError if the client does not take a large stream."""
        if self.unsent:
            self.unsent += data
            self.send_rest()
        else:
            self.unsent += data[self._send(data) :]
        if len(self.unsent) > LARGEST_WAITING:
            self._wait_for_client()

    send = sendall

    def send_rest(self) -> bool:
        """Send what the network takes now; return whether everything is sent."""
        while self.unsent:
            sent = self._send(self.unsent[:SENT_AT_ONCE])
            if not sent:
                return False
            del self.unsent[:sent]
        return True

    def setblocking(self, _flag: bool) -> None:
        """Ignore it: the socket never blocks."""

    def settimeout(self, _seconds: float | None) -> None:
        """Ignore it: the socket never blocks."""

    def gettimeout(self) -> float:
        """The timeout of a socket that never blocks."""
        return 0.0

    def shutdown(self, _how: int) -> None:
        """Note that a response broke. Raises OSError, so that gunicorn leaves closing to the event loop."""
        self.is_broken = True
        raise OSError("closed by the event loop")

    def close(self) -> None:
        """Note that a response broke."""
        self.is_broken = True

    def _send(self, data: bytes | bytearray) -> int:
        try:
            return self.sock.send(data)
        except BlockingIOError:
            return 0

    def _wait_for_client(self) -> None:
        """Wait until the client has taken enough of a stream."""
        if not self.waiting.acquire(blocking=False):
            self._give_up()
        try:
            self._wait_until(time.monotonic() + SECONDS_TO_TAKE)
        finally:
            self.waiting.release()

    def _wait_until(self, deadline: float) -> None:
        poll = select.poll()
        poll.register(self.sock, select.POLLOUT)
        while len(self.unsent) > LARGEST_WAITING:
            left = deadline - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                self._give_up()
            self.send_rest()

    def _give_up(self) -> None:
        self.is_broken = True
        self.unsent.clear()
        raise TimeoutError("the client does not read the response")
