import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.errors import InvalidSearch
from relations.values.search import Search, bag, cuts, is_meant, is_near, words
from tests.values.typing_errors import distance

SHORT = st.text("abcd", max_size=6)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tô Lâm", ["to", "lam"]),
        ("ĐÀ NẴNG", ["da", "nang"]),
        ("Lao Cai–Haiphong railway", ["lao", "cai", "haiphong", "railway"]),
        ("U.S.", ["us"]),
        ("U.S.S.R.", ["ussr"]),
        ("Côte d’Ivoire", ["cote", "d", "ivoire"]),
        ("wikidata:Q956", ["wikidata", "q956"]),
        ("xi_jinping", ["xi", "jinping"]),
        ("习近平", ["习近平"]),
        ("\x00to\u202e\ud800lam", ["tolam"]),
        ("!? …", []),
    ],
)
def test_words_are_folded_and_split(text, found):
    assert words(text) == found


def test_a_bag_holds_words_and_neighbours_run_together():
    assert bag(["Ho Chi Minh", "Ho"]) == ["chi", "chiminh+", "ho", "hochi+", "minh"]


def test_a_bag_holds_the_ends_of_words_that_are_written_without_spaces():
    assert bag(["习近平"]) == ["习近平", "平+", "近平+"]


@given(SHORT, SHORT)
def test_words_are_near_if_they_are_one_typing_error_apart(one, other):
    assert is_near(one, other) == (distance(one, other) == 1)


@given(SHORT, SHORT)
def test_words_that_are_near_meet_under_a_cut(one, other):
    if is_near(one, other):
        assert cuts(one) & cuts(other)


@pytest.mark.parametrize("word", ["to", "q956", "2023", "习近平", "vietnam+", "x" * 31])
def test_short_and_odd_words_are_never_meant_by_others(word):
    assert not is_meant(word)


def test_each_word_may_begin_a_token_alone_or_with_a_neighbour():
    starts = Search.parse("Ha Noi city").beginnings()

    assert starts == [("ha", "hanoi"), ("noi", "hanoi", "noicity"), ("city", "noicity")]


@given(st.text(max_size=210))
def test_whatever_is_typed_is_bounded(text):
    try:
        search = Search.parse(text)
    except InvalidSearch:
        return
    assert 1 <= len(search.words) <= 12
    assert all(word in starts for word, starts in zip(search.words, search.beginnings(), strict=True))


@pytest.mark.parametrize("text", ["", " ", "-", "x" * 201, "a " * 13, "a " * 2000])
def test_what_cannot_be_searched_by_is_refused(text):
    with pytest.raises(InvalidSearch):
        Search.parse(text)
