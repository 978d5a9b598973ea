"""What lists of 100 000 rows cost: `DATABASE_URL=… python -m tests.benchmarks.lists`, on an empty database.

For every filter and ordering offered it asks the database for its plan, of the first page and of one far
down, and names those that read a large table from end to end. It reads both pages, since an index may be
walked from end to end as well. Then it times the answer at row 80 000 beside the first. Ends with 1 if a
table was read from end to end, a page took more than 250 milliseconds, or an answer far down costs more than
1.3 times the first.
Names of lists as arguments (`… lists visits claims`) try those alone.
"""

import logging
import os
import re
import sys
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["ENTENTE_RATE_LIMIT"] = "0"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import QuerySet  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from rest_framework.request import Request  # noqa: E402

from relations.api import cursor  # noqa: E402
from relations.api.ordering import offered, terms_of  # noqa: E402
from relations.queries.keyset import page_after, position, rows_after  # noqa: E402
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
    with connection.cursor() as asking:
        if connection.vendor == "postgresql":  # as docs/operations.md says for disks without heads
            asking.execute("SET random_page_cost = 1.1")
    # Every list is tried; a failure of one must not hide that of another.
    is_fine = [fine(listed) for listed in LISTS if not names or listed.name in names]
    sys.exit(0 if all(is_fine) else 1)


def fine(listed: Listed) -> bool:
    """Print what a list costs. Whether it keeps its promises."""
    places = {ordering: place(listed, ordering) for ordering in orderings_of(listed.view)}
    found = [indexed(listed, places)]
    found += [level(listed, ordering, after) for ordering, after in places.items() if after is not None]
    return all(found)


def orderings_of(view: Any) -> Iterator[str]:
    """Every ordering, and those on a second key with it the other way round."""
    for name in offered(view):
        yield name
        if name.removeprefix("-") != "id":
            yield f"{name},{'id' if name.startswith('-') else '-id'}"


def place(listed: Listed, ordering: str) -> list[Any] | None:
    """Where row 80 000 stands. Walked there in large pages, as readers do. None if there are not so many."""
    terms, after, seen = terms_of(listed.view, ordering), None, 0
    columns = listed.rows.select_related(None).prefetch_related(None).only(*(term.column for term in terms))
    while seen < DEPTH:
        rows = rows_after(columns, terms, after, 5_000)
        if not rows:
            return None
        after, seen = position(rows[-1], terms), seen + len(rows)
    return after


def asked(listed: Listed, question: str) -> QuerySet:
    """The rows that a question finds."""
    filters = listed.view.filterset_class
    if filters is None:
        return listed.rows
    found = filters(QueryDict(question), queryset=listed.rows)
    assert found.is_valid(), (listed.name, found.errors)
    return found.qs


def indexed(listed: Listed, places: dict[str, list[Any] | None]) -> bool:
    """Print the plan and the slowest page of each filter. Whether all use indexes and none is slow."""
    is_fine = True
    for question in listed.questions:
        found = {by: tried(listed, question, by, after) for by, after in places.items()}
        without = {by: read for by, (read, _) in found.items() if read}
        slowest, by = max((took, by) for by, (_, took) in found.items())
        is_slow = slowest > MOST_MILLISECONDS
        is_fine = is_fine and not without and not is_slow
        verdict = f"NO INDEX in {without}" if without else f"an index in each of {len(places)} orderings"
        shown = f"slowest page {slowest:6.1f} ms by {by}{'   TOO SLOW' if is_slow else ''}"
        say(listed, f"{question or '(all)':44} {verdict}, {shown}")
    return is_fine


def tried(listed: Listed, question: str, ordering: str, after: list[Any] | None) -> tuple[set[str], float]:
    """The large tables that the first page or the one far down reads from end to end; and the time of one."""
    rows = asked(listed, question).prefetch_related(None)
    terms, slowest, read = terms_of(listed.view, ordering), 0.0, set()
    for where in {None: None, "deep": after}.values() if after else [None]:
        read |= set(scanned(page_after(rows, terms, where, PAGE).explain()))
        slowest = max(slowest, least(rows, terms, where))
    return read & large_tables(), slowest


def least(rows: QuerySet, terms: Any, where: list[Any] | None) -> float:
    """How long one page takes: the least of several tries if one took too long, since machines are busy."""
    took = milliseconds(rows, terms, where)
    for _ in range(TRIES if took > MOST_MILLISECONDS else 0):
        took = min(took, milliseconds(rows, terms, where))
    return took


def milliseconds(rows: QuerySet, terms: Any, where: list[Any] | None) -> float:
    """How long one page takes."""
    began = now()
    rows_after(rows, terms, where, PAGE)
    return (now() - began) * 1_000


def now() -> float:
    """The time in seconds. SQLite works in this process, so there what else the machine does is left out."""
    return time.process_time() if connection.vendor == "sqlite" else time.perf_counter()


@cache
def large_tables() -> set[str]:
    """The tables that no question may read from end to end."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
            found |= {table} if cursor.fetchone()[0] > LARGE else set()
    return found


def scanned(plan: str) -> list[str]:
    """The tables that a plan reads from end to end."""
    if connection.vendor == "sqlite":
        return re.findall(r"SCAN (\w+)(?! USING)\b(?! USING)", plan)
    return re.findall(r"Seq Scan on (\w+)", plan)


def level(listed: Listed, ordering: str, after: list[Any]) -> bool:
    """Time the first answer and the one far down by turns. Whether they cost the same.

    The least of many tries is compared: whatever else the machine does can only add to it.
    """
    reader, addresses = (
        Client(),
        {where: page(listed, ordering, at) for where, at in ((FIRST, None), (DEEP, after))},
    )
    spent: dict[str, list[float]] = {where: [] for where in addresses}
    for _ in range(ROUNDS):
        for where, address in addresses.items():
            began = now()
            assert len(reader.get(address).json()["results"]) == PAGE - 1, address
            spent[where].append((now() - began) * 1_000)
    first, deep = min(spent[FIRST]), min(spent[DEEP])
    shown = f"first {first:6.1f} ms   row {DEPTH} {deep:6.1f} ms   ratio {deep / first:.2f}"
    say(listed, f"{ordering:16} {shown}{'' if deep / first <= AT_MOST else '   TOO SLOW'}")
    return deep / first <= AT_MOST


def page(listed: Listed, ordering: str, after: list[Any] | None) -> str:
    """The address of a page."""
    if listed.name == "changes":
        return f"/api/v1/changes/?after={after[0] if after else 0}"
    address = f"/api/v1/{listed.name}/?ordering={ordering}"
    asked = Request(RequestFactory().get(address))
    return (
        address if after is None else f"{address}&cursor={cursor.write(cursor.Cursor(False, after), asked)}"
    )


def say(listed: Listed, text: str) -> None:
    sys.stdout.write(f"{listed.name:18} {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
