"""What search costs among 100 000 names: `python -m tests.benchmarks.search [names]`.

On the database of DATABASE_URL (a test database is created there and removed), or on SQLite.
"""

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402 (after the settings)

from relations.actions.recording import indexing  # noqa: E402
from relations.documents.document import Document  # noqa: E402
from relations.models import Leader, SearchEntry  # noqa: E402
from relations.queries.search.matching import entries, keys, ranked, wanted  # noqa: E402
from relations.values.search import Search  # noqa: E402

NAMES, ROUNDS, BATCH = 100_000, 5, 5_000
FIRST = """
an anh ba bao bin chi chen da dinh do duc fu gang guo ha hai hoa hu jian jun kai kim la lam li long mei minh
nam ngoc nguyen phu ping qiang quang ren san shi son tan thanh thi to tran trong tuan van vo vu wang wei wen
wu xi xiao yan yang yi yu zhang zhao zhou
"""
LAST = "son ov ova sky ez ini ard berg man ton ley ford er etti aux"
SYLLABLES, ENDINGS = FIRST.split(), LAST.split()
QUERIES = {
    "a whole name": "Nguyen Phu Trongson",
    "another order": "Trongson Nguyen Phu",
    "a typing error": "Nguyen Phu Trongsno",
    "two letters": "xi",
    "one letter": "q",
    "a common word": "nguyen",
    "two common words": "nguyen van",
    "a common word with errors": "nguyne",
    "nothing": "qwertyuiop",
    "twelve words": "nguyen phu trong van an anh ba bao bin chi chen da",
}


def names(chance: random.Random) -> Iterator[str]:
    yield "Nguyen Phu Trongson"
    while True:
        family, middle, given = (chance.choice(SYLLABLES) for _ in range(3))
        ending = chance.choice(ENDINGS) + chance.choice(["", chance.choice(SYLLABLES)])
        yield f"{family} {middle} {given}{ending}".title()


def fill(count: int) -> None:
    found = islice(names(random.Random(1945)), count)
    for start in range(0, count, BATCH):
        rows = [(f"leader-{start + number}", name) for number, name in enumerate(islice(found, BATCH))]
        state = {"publication": "published"}
        Leader.objects.bulk_create([Leader(slug=slug, name=name, **state) for slug, name in rows])
        indexing.index(Document("leader", slug, {"id": slug, "name": name, **state}) for slug, name in rows)


def milliseconds(action) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return min(times) * 1000


@contextmanager
def fresh_database() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="entente-") as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "test.sqlite3")
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def report(text: str) -> str:
    """The number of hits, and the times of ten suggestions, of a page of /search/ and of a page of a list."""
    search, public = Search.parse(text), SearchEntry.objects.public()
    hits = entries(wanted(search), public).count()
    best = milliseconds(lambda: list(ranked(wanted(search), public).order_by("rank", "record_key")[:10]))
    page = milliseconds(lambda: list(ranked(wanted(search), public).order_by("rank", "record_key")[:51]))
    leaders = Leader.objects.published().order_by("name", "slug")
    listed = milliseconds(lambda: list(leaders.filter(slug__in=keys(wanted(search), "leader"))[:51]))
    return f"{hits:8} hits {best:8.1f} ms {page:8.1f} ms {listed:8.1f} ms"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else NAMES
    with fresh_database():
        start = perf_counter()
        fill(count)
        spent = perf_counter() - start
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        sys.stdout.write(f"{connection.vendor}: {count} names indexed in {spent:.0f} s\n")
        sys.stdout.write(f"{'':28}{'':13} 10 suggestions   a page   in a list\n")
        for what, text in QUERIES.items():
            sys.stdout.write(f"{what:28}{report(text)}\n")
        plan = entries(wanted(Search.parse("Trongson")), SearchEntry.objects.public()).explain()
        sys.stdout.write(f"{plan}\n")


if __name__ == "__main__":
    main()
