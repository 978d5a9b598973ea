"""Random requests to every list: the response has the rows that plain Python finds among all rows."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.api.filters.parameter import TextParameter
from relations.api.paging.ordering import offered
from relations.api.urls import RESOURCES
from relations.queries.aggregation.dimensions import dimensions
from tests.api.any_world import PHASES, QUIET, identity
from tests.api.export_world import read_csv, read_ndjson
from tests.api.group_oracles import GROUPS, PERIODS, group_of
from tests.api.oracle import DATES, WINDOW, overlaps, span, windows
from tests.api.oracles import ORACLES
from tests.api.walking import Walk, any_ordering, sorted_by

pytestmark = pytest.mark.django_db


def matching_rows(world, resource, query):
    """The rows that match a query, found by brute force."""
    return [row for row in world[resource] if holds(world, resource, row, query)]


def holds(world, resource, row, query):
    own = all(
        oracle.holds(world, row, query[name]) for name, oracle in ORACLES[resource].items() if name in query
    )
    certain = query.get("match") == ["certain"]
    return own and all(is_in_window(resource, row, window, certain=certain) for window in windows(query))


def is_in_window(resource, row, window, *, certain):
    """Whether a period possibly or certainly overlaps a window; a sighting in office is certain."""
    field, all_of_it = PERIODS[resource]
    seen = [overlaps(each, window, all_of_it=False, certain=True) for each in row.get("held_on", [])]
    return any([overlaps(row[field], window, all_of_it=all_of_it, certain=certain), *seen])


def parameters(resource, query, *, with_commas):
    """The query as parameters: commas and repetition mean the same, except in text values."""
    filters = RESOURCES[resource].filterset_class.parameters
    plain = {name for name in query if not isinstance(filters[name], TextParameter)} if with_commas else ()
    return {name: ",".join(words) if name in plain else words for name, words in query.items()}


def random_query(chance, world, resource):
    """Random filters with values that may match, and time windows for dated lists."""
    oracles, query = ORACLES[resource], {}
    for name in chance.sample(sorted(oracles), chance.choice((0, 1, 1, 2))):
        most = 3 if oracles[name].repeats else 1
        query[name] = chance.choices(oracles[name].values(world, world[resource]), k=chance.randint(1, most))
    if resource in PERIODS:
        for name in chance.sample(WINDOW, chance.choice((0, 1, 2, 3))):
            query[name] = [chance.choice(("possible", "certain") if name == "match" else DATES)]
        if is_reversed(query):
            query["since"], query["until"] = query["until"], query["since"]
    return query


def is_reversed(query):
    """Whether the window of a query ends before it starts, which is an error."""
    return {"since", "until"} <= query.keys() and span(query["since"][0])[0] > span(query["until"][0])[1]


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_filter_and_every_group_has_an_oracle(resource):
    view = RESOURCES[resource]
    time_filters = WINDOW if resource in PERIODS else ()

    assert {*ORACLES[resource], *time_filters} == set(view.filterset_class.parameters)
    assert set(GROUPS.get(resource, ())) == set(dimensions(view.queryset.model))


@pytest.mark.parametrize("resource", RESOURCES)
def test_each_filter_alone_finds_what_brute_force_finds(api, world, resource):
    chance = random.Random(resource)
    for name, oracle in ORACLES[resource].items():
        values = oracle.values(world, world[resource])
        query = {name: chance.choices(values, k=chance.choice((1, 3)) if oracle.repeats else 1)}
        assert_found(api, world, resource, query, query)


@pytest.mark.sample(16)
@pytest.mark.parametrize("resource", RESOURCES)
@settings(max_examples=8, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_random_requests_find_what_brute_force_finds(api, world, resource, seed):
    chance = random.Random(seed)
    query = random_query(chance, world, resource)
    ordering = {"ordering": chance.choice(offered(RESOURCES[resource]))}

    assert_found(
        api, world, resource, query, parameters(resource, query, with_commas=seed % 2 == 0) | ordering
    )


def assert_found(api, world, resource, query, parameters):
    """Check that the response has the rows of brute force, each once, and the right `count`."""
    some = {"fields": "id"} if "id" in world[resource][0] else {}
    response = api.get(f"/api/v1/{resource}/", {**parameters, **some, "limit": 500, "count": "exact"})
    assert response.status_code == 200, (resource, parameters, response.content)
    keys = [identity(row) for row in response.json()["results"]]

    expected = {identity(row) for row in matching_rows(world, resource, query)}
    assert set(keys) == expected, (resource, parameters)
    assert response.json()["count"] == len(keys) == len(expected), (resource, parameters)


@pytest.mark.sample(16)
@pytest.mark.parametrize("resource", RESOURCES)
@settings(max_examples=2, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_exports_have_the_rows_of_the_list_in_its_order(api, world, resource, seed):
    chance = random.Random(seed)
    query = parameters(resource, random_query(chance, world, resource), with_commas=True)
    query["ordering"] = chance.choice(offered(RESOURCES[resource]))
    url = f"/api/v1/{resource}/"

    rows = api.get(url, {**query, "limit": 500}).json()["results"]
    exported, last = read_ndjson(api.get(url, {**query, "format": "ndjson", "trailer": "1"}))
    cells = read_csv(api.get(url, {**query, "format": "csv"}))

    assert (exported, last["count"]) == (rows, len(rows)), query
    assert [line.get("id") for line in cells] == [row.get("id") for row in rows], query


@pytest.mark.sample(16)
@pytest.mark.parametrize("resource", GROUPS)
@settings(max_examples=4, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_groups_count_the_rows_of_the_export_of_the_same_request(api, world, resource, seed):
    chance = random.Random(seed)
    url = f"/api/v1/{resource}/"
    query = parameters(resource, random_query(chance, world, resource), with_commas=True)
    names = chance.sample(sorted(GROUPS[resource]), min(chance.randint(1, 2), len(GROUPS[resource])))
    counting = {"aggregate": "count"} if "quantity" in world[resource][0] else {}

    exported, _ = read_ndjson(api.get(url, {**query, "format": "ndjson", "trailer": "1"}))
    response = api.get(f"{url}groups/", {**query, "by": ",".join(names), **counting}).json()

    counted = Counter(tuple(group_of(resource, row, name) for name in names) for row in exported)
    assert {tuple(row["group"].values()): row["count"] for row in response["results"]} == counted, query


@pytest.mark.sample(16)
@pytest.mark.parametrize("resource", RESOURCES)
@settings(max_examples=4, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_pages_have_all_rows_in_order_and_previous_leads_back_the_same_way(api, world, resource, seed):
    chance, rows = random.Random(seed), world[resource]
    ordering, limit = any_ordering(chance, resource), chance.randint(max(1, len(rows) // 4), len(rows) + 1)

    walk = Walk(api, resource, ordering, limit)
    while walk.step("next"):
        pass
    assert walk.seen == [identity(row) for row in sorted_by(rows, ordering)], (resource, ordering, limit)

    there = walk.pages
    if walk.turn():
        while walk.step("previous"):
            pass
    assert walk.pages == there[::-1], (resource, ordering, limit)
