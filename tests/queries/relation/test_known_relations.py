"""The known relations, listed from any of them onwards."""

import random
from itertools import combinations

import pytest

from relations.models import Visit
from relations.queries.relation import known_relations as module
from relations.queries.relation.known_relations import Selection, known_relations
from tests.factories import CountryFactory, VisitFactory

pytestmark = pytest.mark.django_db

CODES = ["CHN", "JPN", "KHM", "KOR", "LAO", "MMR", "MYS", "PHL", "RUS", "SGP", "THA", "USA", "VNM"]


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", (1, 3, 100))


@pytest.fixture
def pairs():
    for code in CODES:
        CountryFactory(id=code)
    rng = random.Random(1979)
    chosen = sorted(rng.sample([*combinations(CODES, 2)], 12))
    for pair in chosen:
        guest, host = rng.sample(pair, 2)
        VisitFactory(guest=f"country/{guest}", host=host, published=True)
    VisitFactory(guest="country/CHN", host="JPN")  # a draft
    assert ("CHN", "JPN") not in chosen
    return chosen


VISITS = Selection(lambda _structure, _values: [Visit.objects.published()])


def list_relations(*arguments, **more):
    return list(known_relations(VISITS, *arguments, **more))


def test_relations_are_listed_from_any_of_them_in_both_directions(pairs):
    assert list_relations() == pairs
    assert list_relations(is_backwards=True) == pairs[::-1]
    for place, pair in enumerate(pairs):
        assert list_relations((), "-".join(pair)) == pairs[place:]
        assert list_relations((), "-".join(pair), is_backwards=True) == pairs[place::-1]


@pytest.mark.parametrize("countries", [{"VNM"}, {"CHN", "MYS"}, {"AND"}])
def test_relations_are_filtered_by_countries(pairs, countries):
    assert list_relations(countries) == [pair for pair in pairs if countries & {*pair}]


def test_the_next_relation_takes_few_queries_even_if_many_countries_have_none(
    pairs, django_assert_max_num_queries
):
    for pair in pairs:
        with django_assert_max_num_queries(1 + 3):
            assert next(known_relations(VISITS, (), "-".join(pair))) == pair

    with django_assert_max_num_queries(1 + 3):
        assert list_relations((), "ZWE") == []
