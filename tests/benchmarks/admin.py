"""Times of the admin with 100 000 rows: `DATABASE_URL=… python -m tests.benchmarks.admin`, on an empty one.

Opens lists with several filters, the reader and the suggestions as an administrator. Exits with 1 if a page
needs more than 12 queries or more than two seconds.
"""

import os
import sys
import time
from urllib.parse import urljoin

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("ENTENTE_LOG_LEVEL", "WARNING")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from tests.benchmarks import many_rows  # noqa: E402

MOST_QUERIES, MOST_SECONDS = 12, 2.0
PAGES = (
    *("visit/", "visit/?p=200", "visit/?o=-3", "visit/?conflict=yes", "visit/?publication__exact=draft"),
    *("visit/?since=1990&until=1990", "visit/?since=1990&match=certain", "visit/?match=undated"),
    *("visit/?source=7", "visit/?country=ABC", "visit/?source=7&country=ABC&since=1990", "visit/?q=leader"),
    *("tradefigure/", "tradefigure/?since=1990&country=ABC", "leader/", "source/", "country/", "revision/"),
    *("claim/", "claim/?source=7", "claim/?standing__exact=contradicts", "claim/?noun=visit"),
    *("visit/add/", "visit/7/change/", "visit/7/history/", "agreement/add/", "tradefigure/add/"),
    *("visit/7/submit/", "visit/7/delete/", "visit/7/claim/?fact=period"),
    *("../find/?field_name=country,leader&term=leader", "../find/?field_name=visit"),
    *("conflict/", "source/source-7/reader/", "source/source-7/relocation/", "visit/duplicates/"),
    *("leader/duplicates/", "meeting/duplicates/", "agreement/duplicates/?by=facts"),
    "tradefigure/duplicates/",
    *(
        "proposal/",
        "proposal/?state=all&p=200",
        "proposal/?whose=others&noun=visit",
        "proposal/?by=curator-7",
    ),
    *(
        "proposal/?source=7",
        "proposal/?state=all&source=7",
        "proposal/?q=leader",
        "proposal/70000/change/",
        "../",
    ),
)


def main() -> None:
    call_command("migrate", verbosity=0)
    many_rows.build()
    user, _ = get_user_model().objects.get_or_create(username="m", is_staff=True, is_superuser=True)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    # Every page is opened; a slow one must not hide another.
    results = [measure_page(client, urljoin("/admin/relations/", page)) for page in PAGES]
    sys.exit(0 if all(results) else 1)


def measure_page(client: Client, url: str) -> bool:
    """Print what a page costs; return whether it is fast enough."""
    client.get(url)
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        status = client.get(url).status_code
    seconds = time.perf_counter() - started
    print(f"{status} {len(queries):3} queries {seconds * 1000:6.0f} ms  {url}")  # noqa: T201
    return status == 200 and len(queries) <= MOST_QUERIES and seconds <= MOST_SECONDS


if __name__ == "__main__":
    main()
