"""Reads a complete request with gunicorn's parser."""

from typing import Any

from gunicorn.http.body import Body, ChunkedReader, LengthReader
from gunicorn.http.parser import RequestParser
from gunicorn.http.unreader import IterUnreader

from config.server.connection import Connection
from config.server.incoming import LARGEST_LINE, Refused


def parsed(cfg: Any, connection: Connection) -> Any:
    """The request that has arrived. Raises ParseException or Refused."""
    head, data = connection.incoming.head, connection.incoming.take()
    try:
        request = next(RequestParser(cfg, [data], connection.client))
        check_framing(request, len(data) - head)
    except OSError:
        raise Refused("headers_too_large" if len(data) > LARGEST_LINE else "bad_request") from None
    # The event loop has said it.
    request._expected_100_continue = False
    return request


def check_framing(request: Any, body: int) -> None:
    """Raise Refused if gunicorn's parser sees another end of the request than the event loop, or no host.

    A body in chunks becomes one of known length, because Django reads no others.
    """
    if isinstance(request.body.reader, ChunkedReader):
        content = request.body.read()
        request.body = Body(LengthReader(IterUnreader([content]), len(content)))
        request.headers = [each for each in request.headers if each[0] != "TRANSFER-ENCODING"]
        request.headers.append(("CONTENT-LENGTH", str(len(content))))
    elif request.body.reader.length != body:
        raise Refused("bad_request", "The length of the body is ambiguous.")
    if request.version >= (1, 1) and not any(name == "HOST" for name, _ in request.headers):
        raise Refused("bad_request", "HTTP/1.1 requires the header Host.")
