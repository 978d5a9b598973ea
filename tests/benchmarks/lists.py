"""What lists of 100 000 rows cost: `DATABASE_URL=… python -m tests.benchmarks.lists`, on an empty database.

For every filter and ordering offered it asks the database for its plan, of the first page and of one far
down, and names those that read a large table from end to end. Then it times the page at row 80 000 beside
the first. Ends with 1 if something was read from end to end or a page costs more than 1.3 times the first.
"""

import os
import re
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import QuerySet  # noqa: E402
from django.http import QueryDict  # noqa: E402

from relations.api.ordering import offered, terms_of  # noqa: E402
from relations.api.urls import RESOURCES  # noqa: E402
from relations.queries.keyset import parts, position, rows_after  # noqa: E402
from tests.benchmarks import many_rows  # noqa: E402
from tests.benchmarks.questions import QUESTIONS  # noqa: E402

LARGE = 10_000
DEPTH, PAGE, ROUNDS, AT_MOST = 80_000, 51, 21, 1.3


def main() -> None:
    call_command("migrate", verbosity=0)
    many_rows.build()
    # Every list is tried; a failure of one must not hide that of another.
    is_fine = [fine(name) for name in QUESTIONS]
    sys.exit(0 if all(is_fine) else 1)


def fine(name: str) -> bool:
    view = RESOURCES[name]
    unasked = (
        set(view.filterset_class.base_filters) - {each.split("=")[0] for each in QUESTIONS[name]} - {"match"}
    )
    if unasked:
        raise SystemExit(
            f"{name}: no question for {', '.join(sorted(unasked))} in tests/benchmarks/questions.py"
        )
    orderings = list(orderings_of(view))
    places = {ordering: place(view, ordering) for ordering in orderings}
    return all([indexed(name, view, places), *(level(name, view, each, places[each]) for each in orderings)])


def orderings_of(view: Any) -> Iterator[str]:
    """Every ordering, and those on a second key with it the other way round."""
    for name in offered(view):
        yield name
        if name.removeprefix("-") != "id":
            yield f"{name},{'id' if name.startswith('-') else '-id'}"


def place(view: Any, ordering: str) -> list[Any]:
    """Where row 80 000 stands. Walked there in large pages, as readers do."""
    terms, after, seen = terms_of(view, ordering), None, 0
    columns = view.queryset.select_related(None).prefetch_related(None)
    while seen < DEPTH:
        rows = rows_after(columns, terms, after, 5_000)
        after, seen = position(rows[-1], terms), seen + len(rows)
    return after


def asked(view: Any, question: str) -> QuerySet:
    found = view.filterset_class(QueryDict(question), queryset=view.queryset)
    assert found.is_valid(), found.errors
    return found.qs


def indexed(name: str, view: Any, places: dict[str, list[Any]]) -> bool:
    """Print the plan of each filter in each ordering. Whether all of them use indexes."""
    large, is_fine = large_tables(), True
    for question in ("", *QUESTIONS[name]):
        without = {
            by: read
            for by, after in places.items()
            if (read := read_whole(view, question, by, after) & large)
        }
        is_fine = is_fine and not without
        verdict = f"NO INDEX in {without}" if without else f"an index in each of {len(places)} orderings"
        sys.stdout.write(f"{name:14} {question or '(all)':44} {verdict}\n")
    return is_fine


def read_whole(view: Any, question: str, ordering: str, after: list[Any]) -> set[str]:
    """The tables that the first page or the one far down reads from end to end."""
    rows = asked(view, question).select_related(None).prefetch_related(None)
    terms = terms_of(view, ordering)
    pages = [part[:PAGE] for where in (None, after) for part in parts(rows, terms, where)]
    return {table for page in pages for table in scanned(page.explain())}


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


def level(name: str, view: Any, ordering: str, after: list[Any]) -> bool:
    """Time the first page and the one far down by turns. Whether they cost the same."""
    terms, spent = terms_of(view, ordering), {"first": [], "deep": []}
    for _ in range(ROUNDS):
        for where, start in (("first", None), ("deep", after)):
            began = time.perf_counter()
            rows_after(view.queryset.all(), terms, start, PAGE)
            spent[where].append((time.perf_counter() - began) * 1000)
    first, deep = statistics.median(spent["first"]), statistics.median(spent["deep"])
    shown = f"first {first:6.1f} ms   row {DEPTH} {deep:6.1f} ms   ratio {deep / first:.2f}"
    sys.stdout.write(f"{name:14} {ordering:16} {shown}{'' if deep / first <= AT_MOST else '   TOO SLOW'}\n")
    return deep / first <= AT_MOST


if __name__ == "__main__":
    main()
