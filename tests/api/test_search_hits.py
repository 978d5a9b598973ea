"""Hits of searches: a table of cases, and a comparison with a slow search in Python."""

import random
import re
from itertools import chain

import pytest
from django.db import connection

from relations.documents.document import from_record
from relations.documents.naming import names_of
from relations.models import KINDS, Claim, Record, SearchEntry
from relations.queries.record.loading import loaded
from relations.queries.search.matching import claims, entries, wanted
from relations.values.search import Search, token_set, words
from tests.api.search_cases import CASES, MISSES, PRINTED
from tests.values.typing_errors import edit_distance, mistype

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]


@pytest.fixture
def search(api):
    """Return the results of a search."""

    def results(text, **parameters):
        response = api.get("/api/v1/search/", {"q": text, "limit": 500} | parameters)
        assert response.status_code == 200, response.content
        return response.json()["results"]

    return results


@pytest.fixture(scope="module")
def documents(curated, django_db_blocker):
    """The documents of every public record."""
    with django_db_blocker.unblock():
        records = [record for model in KINDS.values() for record in loaded(model)]
        return [
            from_record(record) for record in records if not isinstance(record, Record) or record.is_published
        ]


@pytest.fixture(scope="module")
def record_tokens(documents):
    """The tokens of the names of each record, by record key."""
    return {each.record_key: token_set(name.text for name in names_of(each)) for each in documents}


@pytest.fixture(scope="module")
def claim_tokens(documents):
    """The tokens of the printed words and the note of each claim that has any, by `claim/id`."""
    found = {
        f"claim/{claim['id']}": token_set([claim.get("printed", ""), claim.get("note", "")])
        for _, claim in chain.from_iterable(each.claims for each in documents)
    }
    return {key: tokens for key, tokens in found.items() if tokens}


def holds(tokens, search):
    """Whether all words match the tokens: the same as the SQL does with an index."""
    return all(
        any(
            token.startswith(starts) or (word in search.mistakable() and is_one_error(word, token))
            for token in tokens
        )
        for word, starts in zip(search.words, search.beginnings(), strict=True)
    )


def is_one_error(word, token):
    is_word = token.isalpha() and 3 <= len(token) <= 30 and not any(letter >= "\u2e80" for letter in token)
    return is_word and abs(len(word) - len(token)) < 2 and edit_distance(word, token) == 1


def test_there_are_enough_cases():
    assert len(CASES) >= 60


@pytest.mark.sample(40)
@pytest.mark.parametrize(("text", "kind", "key", "name"), CASES)
def test_a_search_finds_the_record_by_the_expected_name(search, text, kind, key, name):
    found = {hit["id"]: hit["matched"]["text"] for hit in search(text, kind=kind)}

    if key is not None:
        assert key in found
    if name is not None:
        assert name in ([found[key]] if key else found.values())


@pytest.mark.sample(12)
@pytest.mark.parametrize(("text", "kind"), sorted({case[:2] for case in CASES}))
def test_q_of_the_list_finds_the_same(api, search, text, kind):
    response = api.get(f"/api/v1/{KINDS[kind].resource()}/", {"q": text, "limit": 500})

    assert {row["id"] for row in response.json()["results"]} == {hit["id"] for hit in search(text, kind=kind)}


@pytest.mark.sample(30)
@pytest.mark.parametrize("text", sorted({*PRINTED, *(case[0] for case in (*CASES, *MISSES))}))
def test_hits_equal_those_of_the_slow_search(record_tokens, claim_tokens, text):
    parsed = Search.parse(text)

    found = entries(wanted(parsed), SearchEntry.objects.public()).values_list("record_key", flat=True)

    all_tokens = record_tokens | claim_tokens
    assert sorted(found) == sorted(key for key, tokens in all_tokens.items() if holds(tokens, parsed))


@pytest.mark.parametrize("text", PRINTED)
def test_the_list_of_claims_finds_printed_words_and_notes(api, search, claim_tokens, text):
    response = api.get("/api/v1/claims/", {"q": text, "limit": 500}).json()

    parsed = Search.parse(text)
    expected = {key.partition("/")[2] for key, tokens in claim_tokens.items() if holds(tokens, parsed)}
    assert {row["id"] for row in response["results"]} == expected != set()
    assert {hit["id"] for hit in search(text, kind="claim")} == expected


@pytest.mark.parametrize(("text", "kind"), MISSES)
def test_a_search_does_not_find_other_records(search, text, kind):
    assert search(text, **({"kind": kind} if kind else {})) == []


def test_one_typing_error_in_any_word_of_a_name_is_tolerated(record_tokens, claim_tokens):
    chance = random.Random(11)
    for record_key in [*chance.sample(sorted(record_tokens), 60), *chance.sample(sorted(claim_tokens), 60)]:
        entry = SearchEntry.objects.get(record_key=record_key)
        found = words(chance.choice(entry.names)["text"])[:12]
        place = chance.randrange(len(found))
        if found[place].isascii() and found[place].isalpha() and len(found[place]) >= 5:
            typed = [*found[:place], mistype(found[place], chance), *found[place + 1 :]]
            hits = entries(wanted(Search(tuple(typed))), SearchEntry.objects.public())
            assert hits.filter(record_key=record_key).exists(), (typed, record_key)


@pytest.fixture
def no_scans():
    """Plans without scans of whole tables, as PostgreSQL chooses them for large tables."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")


INDEX = {"postgresql": "search_entry_by_trigram", "sqlite": "word>? AND word<?"}


def test_the_index_under_search_is_used(no_scans):
    plan = entries(wanted(Search.parse("jinping")), SearchEntry.objects.public()).explain()

    assert INDEX[connection.vendor] in plan


def test_claims_are_found_in_the_index_and_by_their_identifiers(no_scans):
    found = claims(wanted(Search.parse("jinping")))

    page = Claim.objects.public().filter(pk__in=found).order_by("record_key", "fact", "id")[:51]

    assert INDEX[connection.vendor] in found.explain()
    assert not re.search(r"\bSeq Scan\b|\bSCAN\b", page.explain())
