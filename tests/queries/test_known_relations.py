"""Which pairs of countries have anything to do with each other, from any of them on."""

import random
from itertools import combinations

import pytest

from relations.models import Visit
from relations.queries import known_relations as module
from relations.queries.known_relations import known_relations
from tests.factories import CountryFactory, VisitFactory

pytestmark = pytest.mark.django_db

CODES = ["CHN", "JPN", "KHM", "KOR", "LAO", "MMR", "MYS", "PHL", "RUS", "SGP", "THA", "USA", "VNM"]


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", (1, 3, 100))


@pytest.fixture
def pairs():
    for code in CODES:
        CountryFactory(id=code)
    chance = random.Random(1979)
    chosen = sorted(chance.sample([*combinations(CODES, 2)], 12))
    for pair in chosen:
        guest, host = chance.sample(pair, 2)
        VisitFactory(guest=f"country/{guest}", host=host, published=True)
    VisitFactory(guest="country/CHN", host="JPN")  # a draft
    assert ("CHN", "JPN") not in chosen
    return chosen


def found(*asked, **more):
    return list(known_relations([Visit.objects.published()], *asked, **more))


def test_relations_are_walked_from_any_of_them_on_and_back(pairs):
    assert found() == pairs
    assert found(is_backwards=True) == pairs[::-1]
    for place, pair in enumerate(pairs):
        assert found((), "-".join(pair)) == pairs[place:]
        assert found((), "-".join(pair), is_backwards=True) == pairs[place::-1]


@pytest.mark.parametrize("countries", [{"VNM"}, {"CHN", "MYS"}, {"AND"}])
def test_relations_of_some_countries_are_told_apart(pairs, countries):
    assert found(countries) == [pair for pair in pairs if countries & {*pair}]


def test_the_next_relation_takes_few_queries_however_many_countries_have_none(
    pairs, django_assert_max_num_queries
):
    for pair in pairs:
        with django_assert_max_num_queries(1 + 3):
            assert next(known_relations([Visit.objects.published()], (), "-".join(pair))) == pair

    with django_assert_max_num_queries(1 + 3):
        assert found((), "ZWE") == []
