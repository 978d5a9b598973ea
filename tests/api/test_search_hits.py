"""What search finds: a shared table, and everything compared with what is found the slow way, in Python."""

import random

import pytest
from django.db import connection

from relations.documents.document import of
from relations.documents.naming import names_of
from relations.models import KINDS, Record, SearchEntry
from relations.queries.loading import loaded
from relations.queries.search import entries, wanted
from relations.values.search import Search, bag, words
from tests.api.search_cases import CASES, MISSES
from tests.values.typing_errors import distance, mistyped

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]


@pytest.fixture
def search(api):
    """Asks and gives the results."""

    def results(text, **parameters):
        answer = api.get("/api/v1/search/", {"q": text, "limit": 500} | parameters)
        assert answer.status_code == 200, answer.content
        return answer.json()["results"]

    return results


@pytest.fixture(scope="module")
def bags(curated, django_db_blocker):
    """The tokens of everything that readers see, read from the documents."""
    with django_db_blocker.unblock():
        records = [record for model in KINDS.values() for record in loaded(model)]
        return {
            record.record_key: bag(name.text for name in names_of(of(record)))
            for record in records
            if not isinstance(record, Record) or record.is_published
        }


def holds(tokens, search):
    """Whether all words are found among the tokens: what SQL does by index, done the slow way."""
    return all(
        any(
            token.startswith(starts) or (word in search.mistakable() and is_one_error(word, token))
            for token in tokens
        )
        for word, starts in zip(search.words, search.beginnings(), strict=True)
    )


def is_one_error(word, token):
    is_word = token.isalpha() and 3 <= len(token) <= 30 and not any(letter >= "\u2e80" for letter in token)
    return is_word and abs(len(word) - len(token)) < 2 and distance(word, token) == 1


def test_there_are_enough_cases():
    assert len(CASES) >= 60


@pytest.mark.parametrize(("text", "kind", "key", "name"), CASES)
def test_it_is_found_and_the_name_is_told(search, text, kind, key, name):
    found = {hit["id"]: hit["matched"]["text"] for hit in search(text, kind=kind)}

    if key is not None:
        assert key in found
    if name is not None:
        assert name in ([found[key]] if key else found.values())


@pytest.mark.parametrize(("text", "kind"), sorted({case[:2] for case in CASES}))
def test_the_list_of_the_kind_finds_the_same(api, search, text, kind):
    answer = api.get(f"/api/v1/{KINDS[kind].resource()}/", {"q": text, "limit": 500})

    assert {row["id"] for row in answer.json()["results"]} == {hit["id"] for hit in search(text, kind=kind)}


@pytest.mark.parametrize("text", sorted({case[0] for case in (*CASES, *MISSES)}))
def test_hits_are_those_of_the_slow_way_on_every_database(bags, text):
    asked = Search.parse(text)

    found = entries(wanted(asked), SearchEntry.objects.public()).values_list("record_key", flat=True)

    assert sorted(found) == sorted(key for key, tokens in bags.items() if holds(tokens, asked))


@pytest.mark.parametrize(("text", "kind"), MISSES)
def test_it_is_not_found(search, text, kind):
    assert search(text, **({"kind": kind} if kind else {})) == []


def test_one_typing_error_in_any_word_of_any_name_is_forgiven(bags):
    chance = random.Random(11)
    for record_key in chance.sample(sorted(bags), 60):
        entry = SearchEntry.objects.get(record_key=record_key)
        found = words(chance.choice(entry.names)["text"])[:12]
        place = chance.randrange(len(found))
        if found[place].isascii() and found[place].isalpha() and len(found[place]) >= 5:
            typed = [*found[:place], mistyped(found[place], chance), *found[place + 1 :]]
            hits = entries(wanted(Search(tuple(typed))), SearchEntry.objects.public())
            assert hits.filter(record_key=record_key).exists(), (typed, record_key)


def test_the_index_under_search_is_used():
    with connection.cursor() as cursor:
        rows = entries(wanted(Search.parse("jinping")), SearchEntry.objects.public())
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = rows.explain()

    assert ("search_entry_by_trigram" if connection.vendor == "postgresql" else "word>? AND word<?") in plan
