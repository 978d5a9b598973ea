"""The configuration of gunicorn with short waits, for tests that wait for their end."""

from config.gunicorn import *  # noqa: F403
from config.server.connection import Phase

Phase.IDLE.seconds = 1
Phase.HEAD.seconds = Phase.BODY.seconds = 2
