"""The configuration of gunicorn: a process for each core, with threads that get complete requests."""

from typing import Any

from config.log import logging_config
from config.settings import BIND, DOCS_DIR, LOG_LEVEL, PORT, THREADS, WORKERS

wsgi_app = "config.wsgi:application"
bind = f"{BIND}:{PORT}"
worker_class = "config.worker.ProblemWorker"
workers = WORKERS
threads = THREADS
# Below the usual limit of 1024 open files of a process. The worker makes room for more (config/worker.py).
worker_connections = 800
graceful_timeout = 20
# Django alone decides which headers of a proxy are trusted (SECURE_PROXY_SSL_HEADER, NUM_PROXIES).
forwarded_allow_ips = ""
forwarder_headers = ""
# The event loop sends files too, because a thread would wait for the client.
sendfile = False
limit_request_line = 8190
control_socket_disable = True
logconfig_dict = logging_config(LOG_LEVEL)


def when_ready(_server: Any) -> None:
    """Print the URLs once the port is open."""
    here = f"http://127.0.0.1:{PORT}"
    is_built = (DOCS_DIR / "index.html").exists()
    documentation = f"{here}/docs/" if is_built else "docs/quickstart.md (make docs builds the site)"
    print(  # noqa: T201 (for the person at the terminal, not for the log)
        f"\n  Entente is running.\n"
        f"    Documentation  {documentation}\n"
        f"    API            {here}/api/v1/\n"
        f"    Try it         {here}/api/v1/docs/\n"
        f"    Curation       {here}/admin/\n"
        f"  Create the first curator (in another terminal): make curator\n"
        f"  Stop: Ctrl-C\n",
        flush=True,
    )
