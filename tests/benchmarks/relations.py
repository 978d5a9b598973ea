"""Times of relations with 100 000 rows: `DATABASE_URL=… python -m tests.benchmarks.relations`.

Requests the dossier, timelines, trade and coverage of a relation, and of all. Exits with 1 if the database
needs more than half a second for one of them in the fastest of several tries.
"""

import logging
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["ENTENTE_RATE_LIMIT"] = "0"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from tests.benchmarks import many_rows  # noqa: E402

TRIES, MOST_MILLISECONDS = 5, 500
ONE = "relations/ABC-CBA/"
TIMELINE = f"{ONE}timeline/"
PAGES = (
    *(ONE, f"{ONE}trade/", TIMELINE, f"{TIMELINE}?format=ics", f"{TIMELINE}?bilateral=true"),
    *(f"{TIMELINE}?since=1990&until=1991", f"{TIMELINE}?ordering=-period", f"{TIMELINE}?count=exact"),
    *("coverage/", "coverage/?since=2010&until=2015", "coverage/?since=2100", "coverage/?relation=ABC-CBA"),
    *("coverage/?country=ABC", "coverage/?country=EEE,ABC", "sources/compare/?a=source-7&b=source-8"),
)


def main() -> None:
    logging.disable()
    call_command("migrate", verbosity=0)
    many_rows.build()
    setup_test_environment()  # the name of the test client's host is allowed
    results = [check_url(f"/api/v1/{page}") for page in PAGES]
    sys.exit(0 if all(results) else 1)


def check_url(url: str) -> bool:
    """Print what a response costs; return whether it is fast enough."""
    status, queries, took = min((measure_url(url) for _ in range(TRIES)), key=lambda each: each[2])
    verdict = "" if took <= MOST_MILLISECONDS else "   TOO SLOW"
    sys.stdout.write(f"{status} {queries:3} queries {took:7.1f} ms  {url}{verdict}\n")
    sys.stdout.flush()
    return status == 200 and not verdict


def measure_url(url: str) -> tuple[int, int, float]:
    """The status of a response, the number of its queries, and the milliseconds that the database needs.

    SQLite works in this process, so there the processor time of the whole response counts.
    """
    began = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        status = Client().get(url).status_code
    spent = time.process_time() - began
    took = spent if connection.vendor == "sqlite" else sum(float(query["time"]) for query in queries)
    return status, len(queries), took * 1_000


if __name__ == "__main__":
    main()
