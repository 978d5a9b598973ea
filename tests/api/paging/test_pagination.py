"""Pages of lists: cursors, links, orderings and counts."""

import random

import pytest
from django.db.models import Max

from relations.api.urls import RESOURCES
from relations.models import Visit
from tests.factories import PlaceFactory, TradeFigureFactory, VisitFactory

pytestmark = pytest.mark.django_db

PERIODS = (None, "2023", "2023-12", "2023-12-12", "2022-10/..", "../2021", "2023-12-12/2023-12-13")


@pytest.fixture
def visits():
    """Visits with ties and without periods, created in random order."""
    chance = random.Random(7)
    for number in chance.sample(range(20), 11):
        VisitFactory(id=f"visit-{number}", period=chance.choice(PERIODS), published=True)


@pytest.fixture
def read_pages(api):
    """Follow `next` (or another link) from a URL to the end; return the ids page by page."""

    def follow(url, link="next"):
        pages = []
        while url:
            response = api.get(url)
            body = response.json()
            pages.append([row["id"] for row in body["results"]])
            assert_same_links(response, body)
            assert len(pages) <= 100, "This walk has no end."
            url = body[link]
        return pages

    return follow


def assert_same_links(response, body):
    links = [f'<{body[name]}>; rel="{name}"' for name in ("next", "previous") if body[name]]
    assert response.headers.get("Link", "") == ", ".join(links)


def offered():
    names = ["id", "updated_at", "period"]
    return [sign + name for name in names for sign in ("", "-")] + ["period,-id", "-period,id"]


def test_pages_have_every_row_once_in_order(api, visits, read_pages):
    for ordering in offered():
        url = f"/api/v1/visits/?ordering={ordering}"
        all_ids = [row["id"] for row in api.get(f"{url}&limit=500").json()["results"]]
        assert sorted(all_ids) == sorted(Visit.objects.values_list("slug", flat=True)), ordering
        for limit in (1, 4, 11):
            pages = read_pages(f"{url}&limit={limit}")

            assert [key for page in pages for key in page] == all_ids, (ordering, limit)
            assert all(len(page) == limit for page in pages[:-1]), (ordering, limit)


def test_previous_leads_back_through_the_same_pages(api, visits, read_pages):
    for ordering in offered():
        there, url = [], f"/api/v1/visits/?ordering={ordering}&limit=4"
        while url:
            last, body = url, api.get(url).json()
            there.append([row["id"] for row in body["results"]])
            url = body["next"]

        back = read_pages(last, link="previous")

        assert back[::-1] == there, ordering


@pytest.mark.parametrize("ordering", ["period", "-period"])
def test_rows_without_a_date_come_last_in_both_directions(api, visits, ordering):
    rows = api.get(f"/api/v1/visits/?ordering={ordering}").json()["results"]

    is_unknown = [row["period"] is None for row in rows]
    assert is_unknown == sorted(is_unknown)


def test_the_first_page_has_no_previous_and_the_last_no_next(api, visits):
    first = api.get("/api/v1/visits/?limit=6").json()
    last = api.get(first["next"]).json()
    first_again = api.get(last["previous"]).json()

    assert (first["previous"], last["next"]) == (None, None)
    assert (first_again["previous"], first_again["results"]) == (None, first["results"])
    assert first_again["next"] == first["next"]


def test_the_limit_may_change_between_pages(api, visits):
    first = api.get("/api/v1/visits/?limit=2").json()

    rest = api.get(first["next"].replace("limit=2", "limit=100")).json()

    assert len(first["results"]) + len(rest["results"]) == 11


def test_links_keep_every_filter(api, visits):
    link = api.get("/api/v1/visits/?host=VNM&status=completed&status=announced&limit=1").json()["next"]

    assert "host=VNM" in link
    assert "status=completed&status=announced" in link


@pytest.mark.parametrize(
    ("before", "after"),
    [("host=VNM", "host=LAO"), ("host=VNM", ""), ("ordering=id", "ordering=-id"), ("", "status=completed")],
)
def test_a_cursor_of_another_list_is_an_error(api, visits, before, after):
    VisitFactory(id="elsewhere", host="LAO", published=True)
    link = api.get(f"/api/v1/visits/?limit=1&{before}").json()["next"]
    cursor = link.partition("cursor=")[2]

    error = api.get(f"/api/v1/visits/?limit=1&cursor={cursor}&{after}").json()["errors"][0]

    assert (error["parameter"], error["code"]) == ("cursor", "cursor_of_another_list")


def test_a_cursor_of_another_resource_is_an_error(api, visits):
    PlaceFactory.create_batch(2)
    cursor = api.get("/api/v1/places/?limit=1").json()["next"].partition("cursor=")[2]

    assert api.get(f"/api/v1/visits/?cursor={cursor}").json()["errors"][0]["code"] == "cursor_of_another_list"


@pytest.mark.parametrize(
    "change", [lambda text: text[:-1], lambda text: "A" + text, lambda text: text.replace("~", "")]
)
def test_a_changed_cursor_is_an_error(api, visits, change):
    cursor = api.get("/api/v1/visits/?limit=1").json()["next"].partition("cursor=")[2]

    assert (
        api.get(f"/api/v1/visits/?limit=1&cursor={change(cursor)}").json()["errors"][0]["code"]
        == "invalid_cursor"
    )


def test_new_rows_do_not_shift_pages(api, visits, read_pages):
    first = api.get("/api/v1/visits/?ordering=id&limit=5").json()
    expected = read_pages(first["next"])
    VisitFactory(id="a-first", published=True)

    assert read_pages(first["next"]) == expected


def test_rows_are_counted_only_on_request(api, visits):
    VisitFactory(id="draft")

    assert api.get("/api/v1/visits/?limit=2").json()["count"] is None
    assert api.get("/api/v1/visits/?limit=2&count=exact").json()["count"] == 11
    assert api.get("/api/v1/visits/?count=exact&status=cancelled").json()["count"] == 0


def test_an_empty_list_is_one_page(api):
    assert api.get("/api/v1/visits/").json() == {"count": None, "next": None, "previous": None, "results": []}


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_declared_ordering_of_every_resource_works(api, resource):
    viewset = RESOURCES[resource]
    for name in ["id", *viewset.orderings]:
        for sign in ("", "-"):
            assert api.get(f"/api/v1/{resource}/?ordering={sign}{name}").status_code == 200


def test_later_pages_take_as_many_queries_as_the_first(api, visits, django_assert_max_num_queries):
    url = "/api/v1/visits/?limit=2"
    while url:
        with django_assert_max_num_queries(8):
            url = api.get(url).json()["next"]


def test_updates_are_ordered_from_the_newest(api, visits):
    newest = Visit.objects.aggregate(Max("updated_at"))["updated_at__max"]

    row = api.get("/api/v1/visits/?ordering=-updated_at&limit=1").json()["results"][0]

    assert row["updated_at"] == newest.isoformat().replace("+00:00", "Z")


@pytest.mark.parametrize("ordering", ["amount", "-amount", "amount,-id"])
def test_pages_ordered_by_long_amounts_have_no_gap_or_repetition(api, read_pages, ordering):
    for number, amount in enumerate(["12345678901234567890.1234567891", "175600000000.12345678", "3"] * 2):
        TradeFigureFactory(id=f"figure-{number}", quantity={"amount": amount, "unit": "USD"}, published=True)
    all_ids = [row["id"] for row in api.get(f"/api/v1/trade-figures/?ordering={ordering}").json()["results"]]

    pages = read_pages(f"/api/v1/trade-figures/?ordering={ordering}&limit=1")

    assert [key for page in pages for key in page] == all_ids
    assert len(all_ids) == 6
