"""What lists of 100 000 rows cost: `DATABASE_URL=… python -m tests.benchmarks.lists`, on an empty database.

For every filter and ordering it reads the query plan of the first page and of one far down, and prints those
that scan a large table. It also times both pages, since an index may be scanned too. Then it compares the
time of the response at row 80 000 with the first. Exits with 1 if a table was scanned, a page took more than
250 milliseconds, or a response far down takes more than 1.3 times as long as the first.
With names of lists as arguments (`… lists visits claims`) it measures only those.
"""

import logging
import os
import re
import sys
import time
from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["ENTENTE_RATE_LIMIT"] = "0"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import QuerySet  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from rest_framework.request import Request  # noqa: E402

from relations.api.paging import cursor  # noqa: E402
from relations.api.paging.ordering import ORDERING, offered, terms_of  # noqa: E402
from relations.api.parameters.requested import RequestedParameters, read_parameters  # noqa: E402
from relations.queries.paging.keyset import page_after, position, rows_after  # noqa: E402
from tests.benchmarks import many_rows  # noqa: E402
from tests.benchmarks.measured import LISTS, Listed  # noqa: E402

LARGE = 10_000
FIRST, DEEP = "first", "deep"
DEPTH, PAGE, ROUNDS, AT_MOST = 80_000, 51, 15, 1.3
TRIES, MOST_MILLISECONDS = 5, 250


def main(*names: str) -> None:
    logging.disable()
    call_command("migrate", verbosity=0)
    many_rows.build()
    setup_test_environment()  # the name of the test client's host is allowed
    with connection.cursor() as database:
        if connection.vendor == "postgresql":  # as docs/operations.md recommends for SSDs
            database.execute("SET random_page_cost = 1.1")
    # Every list is measured: a slow one must not hide another.
    results = [measure_list(listed) for listed in LISTS if not names or listed.name in names]
    sys.exit(0 if all(results) else 1)


def measure_list(listed: Listed) -> bool:
    """Print what a list costs; return whether it is fast enough."""
    places = {ordering: deep_position(listed, ordering) for ordering in orderings_of(listed.view)}
    found = [measure_filters(listed, places)]
    found += [
        measure_depth(listed, ordering, after) for ordering, after in places.items() if after is not None
    ]
    return all(found)


def orderings_of(view: Any) -> Iterator[str]:
    """Every ordering, and each with its second key reversed."""
    for name in offered(view):
        yield name
        if name.removeprefix("-") != "id":
            yield f"{name},{'id' if name.startswith('-') else '-id'}"


def deep_position(listed: Listed, ordering: str) -> list[Any] | None:
    """The position of row 80 000, found by reading large pages; None if there are fewer rows."""
    terms, after, seen = terms_of(listed.view, ordering), None, 0
    columns = listed.rows.select_related(None).prefetch_related(None).only(*(term.column for term in terms))
    while seen < DEPTH:
        rows = rows_after(columns, terms, after, 5_000)
        if not rows:
            return None
        after, seen = position(rows[-1], terms), seen + len(rows)
    return after


def filtered_rows(listed: Listed, question: str) -> QuerySet:
    """The rows that match a query string."""
    filters = listed.view.filterset_class
    if filters is None:
        return listed.rows
    query = read_parameters(view_of(f"?{question}"), [*filters.parameters.values()])
    return filters.apply(listed.rows, query)


def view_of(url: str) -> Any:
    """A minimal view, as reading parameters needs one."""
    return SimpleNamespace(request=Request(RequestFactory().get(url)), query=None)


def measure_filters(listed: Listed, places: dict[str, list[Any] | None]) -> bool:
    """Print the plan and the slowest page of each filter; return whether all use indexes and none is slow."""
    is_fine = True
    for question in listed.questions:
        found = {by: measure_filter(listed, question, by, after) for by, after in places.items()}
        without = {by: read for by, (read, _) in found.items() if read}
        slowest, by = max((took, by) for by, (_, took) in found.items())
        is_slow = slowest > MOST_MILLISECONDS
        is_fine = is_fine and not without and not is_slow
        verdict = f"NO INDEX in {without}" if without else f"an index in each of {len(places)} orderings"
        times = f"slowest page {slowest:6.1f} ms by {by}{'   TOO SLOW' if is_slow else ''}"
        print_line(listed, f"{question or '(all)':44} {verdict}, {times}")
    return is_fine


def measure_filter(
    listed: Listed, question: str, ordering: str, after: list[Any] | None
) -> tuple[set[str], float]:
    """The large tables that the first page or the one far down scans, and the time of the slower page."""
    rows = filtered_rows(listed, question).prefetch_related(None)
    terms, slowest, read = terms_of(listed.view, ordering), 0.0, set()
    for where in {None: None, "deep": after}.values() if after else [None]:
        read |= set(scanned_tables(page_after(rows, terms, where, PAGE).explain()))
        slowest = max(slowest, fastest(rows, terms, where))
    return read & large_tables(), slowest


def fastest(rows: QuerySet, terms: Any, where: list[Any] | None) -> float:
    """Milliseconds of one page: the fastest of several tries if the first took too long."""
    took = milliseconds(rows, terms, where)
    for _ in range(TRIES if took > MOST_MILLISECONDS else 0):
        took = min(took, milliseconds(rows, terms, where))
    return took


def milliseconds(rows: QuerySet, terms: Any, where: list[Any] | None) -> float:
    """Milliseconds of one page."""
    began = now()
    rows_after(rows, terms, where, PAGE)
    return (now() - began) * 1_000


def now() -> float:
    """The time in seconds. With SQLite only the time of this process counts, because it works in it."""
    return time.process_time() if connection.vendor == "sqlite" else time.perf_counter()


@cache
def large_tables() -> set[str]:
    """The tables that no query may scan."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
            found |= {table} if cursor.fetchone()[0] > LARGE else set()
    return found


def scanned_tables(plan: str) -> list[str]:
    """The tables that a plan scans."""
    if connection.vendor == "sqlite":
        return re.findall(r"SCAN (\w+)(?! USING)\b(?! USING)", plan)
    return re.findall(r"Seq Scan on (\w+)", plan)


def measure_depth(listed: Listed, ordering: str, after: list[Any]) -> bool:
    """Time the first response and the one far down in turn; return whether they take about as long.

    The fastest of many tries is compared, because other work on the machine can only add time.
    """
    reader, urls = (
        Client(),
        {where: page_url(listed, ordering, at) for where, at in ((FIRST, None), (DEEP, after))},
    )
    spent: dict[str, list[float]] = {where: [] for where in urls}
    for _ in range(ROUNDS):
        for where, url in urls.items():
            began = now()
            assert len(reader.get(url).json()["results"]) == PAGE - 1, url
            spent[where].append((now() - began) * 1_000)
    first, deep = min(spent[FIRST]), min(spent[DEEP])
    times = f"first {first:6.1f} ms   row {DEPTH} {deep:6.1f} ms   ratio {deep / first:.2f}"
    print_line(listed, f"{ordering:16} {times}{'' if deep / first <= AT_MOST else '   TOO SLOW'}")
    return deep / first <= AT_MOST


def page_url(listed: Listed, ordering: str, after: list[Any] | None) -> str:
    """The URL of a page."""
    if listed.name == "changes":
        return f"/api/v1/changes/?after={after[0] if after else 0}"
    url = f"/api/v1/{listed.name}/?ordering={ordering}"
    if after is None:
        return url
    view = view_of(url)
    view.query = RequestedParameters([ORDERING], frozenset())
    return f"{url}&cursor={cursor.write(cursor.Cursor(False, after), view)}"


def print_line(listed: Listed, text: str) -> None:
    sys.stdout.write(f"{listed.name:18} {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
