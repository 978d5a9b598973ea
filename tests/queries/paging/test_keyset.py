import random
import re
from datetime import date, timedelta
from operator import attrgetter

import pytest
from django.db import connection
from django.db.models import Q

from relations.models import Meeting
from relations.queries.paging.keyset import Term, backwards, parts, position, rows_after
from tests.factories import MeetingFactory, VisitFactory

pytestmark = pytest.mark.django_db

ORDERINGS = {
    "slug": [Term("slug")],
    "-slug": [Term("slug", descending=True)],
    "period": [Term("period_starts_earliest", has_nulls=True), Term("slug")],
    "-period": [
        Term("period_starts_earliest", descending=True, has_nulls=True),
        Term("slug", descending=True),
    ],
    "-period,id": [Term("period_starts_earliest", descending=True, has_nulls=True), Term("slug")],
    "period,-id": [Term("period_starts_earliest", has_nulls=True), Term("slug", descending=True)],
    "counts": [Term("claim_count"), Term("source_count", descending=True), Term("slug")],
}


@pytest.fixture
def meetings(request):
    """Meetings with many ties, some without a period, in no order."""
    rng = random.Random(request.node.name)
    days = [None, None, *(date(2023, 1, 1) + timedelta(days=day) for day in range(5))]
    for number in rng.sample(range(100), 25):
        day = rng.choice(days)
        Meeting.objects.create(
            slug=f"meeting-{number}",
            period=day and day.isoformat(),
            claim_count=rng.randrange(3),
            source_count=rng.randrange(3),
        )


def brute_force(terms):
    """The slugs of all meetings, sorted in Python by each term, with nulls last."""
    rows = list(Meeting.objects.all())
    for term in reversed(terms):
        nulls = [row for row in rows if getattr(row, term.column) is None]
        rows = [row for row in rows if getattr(row, term.column) is not None]
        rows.sort(key=attrgetter(term.column), reverse=term.descending)
        rows += nulls
    return [row.slug for row in rows]


def walk(terms, size, after=None):
    """The slugs of one page after another, and the position of the last row."""
    while page := rows_after(Meeting.objects.all(), terms, after, size):
        yield from (row.slug for row in page)
        after = position(page[-1], terms)


@pytest.mark.parametrize("size", [1, 2, 7, 100])
@pytest.mark.parametrize("name", ORDERINGS)
def test_pages_have_no_gap_and_no_repetition(meetings, name, size):
    terms = ORDERINGS[name]

    assert list(walk(terms, size)) == brute_force(terms)


@pytest.mark.parametrize("name", ORDERINGS)
def test_paging_backwards_mirrors_paging_forwards(meetings, name):
    terms = ORDERINGS[name]

    assert list(walk(backwards(terms), 4)) == brute_force(terms)[::-1]


@pytest.mark.parametrize("name", ORDERINGS)
def test_added_and_deleted_rows_do_not_affect_other_rows(meetings, name):
    terms, rng = ORDERINGS[name], random.Random(name)
    before, seen, after = brute_force(terms), [], None
    while page := rows_after(Meeting.objects.all(), terms, after, 3):
        seen += [row.slug for row in page]
        after = position(page[-1], terms)
        page[-1].delete()
        Meeting.objects.create(slug=f"new-{len(seen)}", period=rng.choice([None, "2023-01-03"]))

    old = [slug for slug in seen if not slug.startswith("new-")]
    assert old == before
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("name", ORDERINGS)
def test_every_page_costs_one_query(meetings, name, django_assert_num_queries):
    terms, after = ORDERINGS[name], None
    for _ in range(5):
        with django_assert_num_queries(1):
            after = position(rows_after(Meeting.objects.all(), terms, after, 5)[-1], terms)


def test_prefetched_rows_are_loaded_once_for_both_parts(meetings, django_assert_num_queries):
    meetings, terms = Meeting.objects.prefetch_related("places"), ORDERINGS["period"]
    first = position(rows_after(meetings, terms, None, 1)[0], terms)

    with django_assert_num_queries(2):
        rows = rows_after(meetings, terms, first, 100)
        assert [list(row.places.all()) for row in rows] == [[]] * 24


@pytest.mark.parametrize("name", ["slug", "-slug", "period", "-period", "-period,id", "period,-id"])
def test_every_page_is_read_from_ranges_of_an_index(meetings, name):
    """By the column alone if ties are in the opposite order, otherwise by both columns."""
    terms = ORDERINGS[name]
    row = Meeting.objects.filter(period_starts_earliest__isnull=False).order_by("slug")[3]

    for part in parts(Meeting.objects.published(), terms, position(row, terms)):
        assert_seeks(part)


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        (Q(period_starts_earliest__gte=date(2023, 1, 1)), 1),
        (Q(slug__gte="a") & (Q(claim_count=0) & Q(period_starts_earliest=date(2023, 1, 1))), 1),
        (Q(slug__gte="a"), 2),
        (Q(period_starts_earliest__isnull=True), 2),
        (~Q(period_starts_earliest__gte=date(2023, 1, 1)), 2),
        (Q(period_starts_earliest__gte=date(2023, 1, 1)) | Q(slug="a"), 2),
    ],
)
def test_rows_without_a_value_are_not_queried_if_the_condition_needs_a_value(condition, count):
    found = Meeting.objects.filter(condition)

    assert len(list(parts(found, ORDERINGS["period"], None))) == count
    assert len(list(parts(found, backwards(ORDERINGS["period"]), None))) == count


def test_a_condition_on_a_joined_table_needs_no_value_of_the_rows():
    visit = VisitFactory(period="2023-12-12")
    MeetingFactory(id="undated", period=None, visit=visit)
    found = Meeting.objects.filter(visit__period_starts_earliest__gte="2023-01-01")

    assert [meeting.slug for meeting in rows_after(found, ORDERINGS["period"], None, 5)] == ["undated"]


def assert_seeks(queryset):
    if connection.vendor == "sqlite":
        [line] = queryset.explain().splitlines()
        assert re.search(r"SEARCH \w+ USING (COVERING )?INDEX .*\(publication=\? AND", line), line
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    plan = queryset.explain()
    assert "Index Scan" in plan, plan
    assert "Sort" not in plan, plan
