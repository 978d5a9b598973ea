"""Whatever is asked of whatever list: the answer is what a walk over all rows in plain Python finds."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.api.filters.parameter import TextParameter
from relations.api.ordering import offered
from relations.api.urls import RESOURCES
from relations.queries.dimensions import dimensions
from tests.api.any_world import PHASES, QUIET, identity
from tests.api.export_world import ndjson, table
from tests.api.group_oracles import GROUPS, PERIODS, group_of
from tests.api.oracle import DATES, WINDOW, is_touched, span, windows
from tests.api.oracles import ORACLES
from tests.api.walking import Walk, any_ordering, sorted_by

pytestmark = pytest.mark.django_db


def found(world, resource, asked):
    """The rows that a question finds, by brute force."""
    return [row for row in world[resource] if holds(world, resource, row, asked)]


def holds(world, resource, row, asked):
    own = all(
        oracle.holds(world, row, asked[name]) for name, oracle in ORACLES[resource].items() if name in asked
    )
    certain = asked.get("match") == ["certain"]
    return own and all(in_time(resource, row, window, certain=certain) for window in windows(asked))


def in_time(resource, row, window, *, certain):
    """Whether a period may or must touch a window; a day on which somebody was seen in office surely does."""
    field, whole = PERIODS[resource]
    seen = [is_touched(each, window, whole=False, certain=True) for each in row.get("held_on", [])]
    return any([is_touched(row[field], window, whole=whole, certain=certain), *seen])


def parameters(resource, asked, *, with_commas):
    """The question as it is written: commas and repetition mean the same, but where they belong to a text."""
    filters = RESOURCES[resource].filterset_class.base_filters
    plain = {name for name in asked if not isinstance(filters[name], TextParameter)} if with_commas else ()
    return {name: ",".join(words) if name in plain else words for name, words in asked.items()}


def any_question(chance, world, resource):
    """Some filters with values that may hold, and windows of time where there are any."""
    oracles, asked = ORACLES[resource], {}
    for name in chance.sample(sorted(oracles), chance.choice((0, 1, 1, 2))):
        most = 3 if oracles[name].repeats else 1
        asked[name] = chance.choices(oracles[name].values(world, world[resource]), k=chance.randint(1, most))
    if resource in PERIODS:
        for name in chance.sample(WINDOW, chance.choice((0, 1, 2, 3))):
            asked[name] = [chance.choice(("possible", "certain") if name == "match" else DATES)]
        if is_reversed(asked):
            asked["since"], asked["until"] = asked["until"], asked["since"]
    return asked


def is_reversed(asked):
    """Whether it asks for a window that ends before it starts, which is refused."""
    return {"since", "until"} <= asked.keys() and span(asked["since"][0])[0] > span(asked["until"][0])[1]


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_filter_and_every_group_has_an_oracle(resource):
    view = RESOURCES[resource]
    in_time = WINDOW if resource in PERIODS else ()

    assert {*ORACLES[resource], *in_time} == set(view.filterset_class.base_filters)
    assert set(GROUPS.get(resource, ())) == set(dimensions(view.queryset.model))


@pytest.mark.parametrize("resource", RESOURCES)
def test_each_filter_by_itself_finds_what_brute_force_finds(api, world, resource):
    chance = random.Random(resource)
    for name, oracle in ORACLES[resource].items():
        values = oracle.values(world, world[resource])
        asked = {name: chance.choices(values, k=chance.choice((1, 3)) if oracle.repeats else 1)}
        assert_found(api, world, resource, asked, asked)


@pytest.mark.parametrize("resource", RESOURCES)
@settings(max_examples=8, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_any_question_finds_what_brute_force_finds(api, world, resource, seed):
    chance = random.Random(seed)
    asked = any_question(chance, world, resource)
    ordering = {"ordering": chance.choice(offered(RESOURCES[resource]))}

    assert_found(
        api, world, resource, asked, parameters(resource, asked, with_commas=seed % 2 == 0) | ordering
    )


def assert_found(api, world, resource, asked, written):
    """The rows of brute force, each once, and as many as `count` says."""
    some = {"fields": "id"} if "id" in world[resource][0] else {}
    answer = api.get(f"/api/v1/{resource}/", {**written, **some, "limit": 500, "count": "exact"})
    assert answer.status_code == 200, (resource, written, answer.content)
    keys = [identity(row) for row in answer.json()["results"]]

    expected = {identity(row) for row in found(world, resource, asked)}
    assert set(keys) == expected, (resource, written)
    assert answer.json()["count"] == len(keys) == len(expected), (resource, written)


@pytest.mark.parametrize("resource", RESOURCES)
@settings(max_examples=2, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_asked_of_any_list_exports_have_its_rows_in_its_order(api, world, resource, seed):
    chance = random.Random(seed)
    asked = parameters(resource, any_question(chance, world, resource), with_commas=True)
    asked["ordering"] = chance.choice(offered(RESOURCES[resource]))
    url = f"/api/v1/{resource}/"

    rows = api.get(url, {**asked, "limit": 500}).json()["results"]
    listed, last = ndjson(api.get(url, {**asked, "format": "ndjson"}))
    cells = table(api.get(url, {**asked, "format": "csv"}))

    assert (listed, last["count"]) == (rows, len(rows)), asked
    assert [line.get("id") for line in cells] == [row.get("id") for row in rows], asked


@pytest.mark.parametrize("resource", GROUPS)
@settings(max_examples=4, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_groups_count_what_the_export_of_the_same_question_holds(api, world, resource, seed):
    chance = random.Random(seed)
    url = f"/api/v1/{resource}/"
    asked = parameters(resource, any_question(chance, world, resource), with_commas=True)
    names = chance.sample(sorted(GROUPS[resource]), min(chance.randint(1, 2), len(GROUPS[resource])))
    counting = {"aggregate": "count"} if "quantity" in world[resource][0] else {}

    listed, _ = ndjson(api.get(url, {**asked, "format": "ndjson"}))
    answer = api.get(url, {**asked, "group_by": ",".join(names), **counting}).json()

    counted = Counter(tuple(group_of(resource, row, name) for name in names) for row in listed)
    assert {tuple(row["group"].values()): row["count"] for row in answer["results"]} == counted, asked


@pytest.mark.parametrize("resource", RESOURCES)
@settings(max_examples=4, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_any_walk_goes_through_all_in_order_and_back_the_same_way(api, world, resource, seed):
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
