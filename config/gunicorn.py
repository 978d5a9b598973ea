"""How gunicorn serves the product: threads in one process by default, which has one cache in memory."""

from typing import Any

from config.log import logging_config
from config.settings import BIND, LOG_LEVEL, PORT, THREADS, WORKERS

wsgi_app = "config.wsgi:application"
bind = f"{BIND}:{PORT}"
worker_class = "config.worker.ProblemWorker"
workers = WORKERS
threads = THREADS
graceful_timeout = 20
limit_request_line = 8190
control_socket_disable = True
logconfig_dict = logging_config(LOG_LEVEL)


def when_ready(_server: Any) -> None:
    """Say where things are, once the port is open."""
    here = f"http://127.0.0.1:{PORT}"
    print(  # noqa: T201 (said to the person at the terminal, not to the log)
        f"\n  Entente is running.\n"
        f"    API     {here}/api/v1/\n"
        f"    Docs    {here}/api/v1/docs/\n"
        f"    Admin   {here}/admin/\n"
        f"  Make a first curator (in another terminal): make curator\n"
        f"  Stop: Ctrl-C\n",
        flush=True,
    )
