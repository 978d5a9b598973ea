"""Every block of every page runs against the curated data and prints what the page shows."""

import json

import pytest

from tests.components import missing
from tests.documentation.blocks import (
    ELSEWHERE,
    PRINTED,
    RUN,
    Block,
    blocks,
    blocks_with_outputs,
    count_directives,
    count_fences,
    pages,
)
from tests.documentation.running import matches, needs_account, required_component, run_block

PAGES = [page for page in pages() if any(block.language in RUN for block in blocks(page))]


@pytest.fixture(scope="session")
def account(writable, tokens):
    """The URL of a product in which blocks may write, and a token for it."""
    return writable, tokens[0]


def block(text, language="text"):
    return Block("a page", 1, language, text, None)


@pytest.mark.parametrize("page", PAGES)
def test_the_blocks_of_a_page_print_what_it_shows(page, product, tmp_path, request):
    # Blocks that need a client run only where it is built; CI has both (--require typescript,python_client).
    absent = missing()
    for each in blocks(page):
        if each.reason is None and each.language in RUN and required_component(each) not in absent:
            account = request.getfixturevalue("account") if needs_account(each) else (product, "")
            actual = run_block(each, account[0], tmp_path, account[1])
            assert each.printed is not None or not actual, (
                f"{each} prints what the page does not show: {actual}"
            )
            assert each.printed is None or matches(each.printed, actual), f"{each} prints {actual}"


@pytest.mark.parametrize("page", pages())
def test_every_block_is_run_or_has_a_reason_not_to(page):
    for each in blocks(page):
        is_run = each.language in RUN and each.reason is None
        assert is_run or each.reason or (page, each.language) in ELSEWHERE, (
            f"{each}: is not run and has no reason"
        )


@pytest.mark.parametrize("page", pages())
def test_every_block_of_a_page_is_found(page):
    found = blocks(page)

    known = len(found) + sum(each.printed is not None for each in found) + count_directives(page)
    assert count_fences(page) == 2 * known


def test_the_quickstart_has_examples_in_three_languages():
    assert {each.language for each in blocks("docs/quickstart.md") if each.reason is None} >= set(RUN)


def test_only_the_block_right_below_is_an_output():
    text = "```console\nls\n```\n\n```json\n{}\n```\n\nWords.\n\n```python\nx\n```\nWords.\n```text\ny\n```\n"

    first, second, third = blocks_with_outputs("a page", text)

    assert (first.language, first.printed.language) == ("console", "json")
    assert (second.printed, third.language) == (None, "text")


def test_a_reason_is_that_of_the_block_below_it():
    found = list(blocks_with_outputs("a page", "<!-- not run: it takes an hour -->\n```console\nls\n```\n"))

    assert [each.reason for each in found] == ["it takes an hour"]


@pytest.mark.parametrize(
    ("documented", "actual", "is_match"),
    [
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1, "…": "…"}, {"a": 1, "b": 2}, True),
        ({"a": 1, "…": "…"}, {"b": 2}, False),
        ({"a": "…"}, {"a": [1]}, True),
        ([1, "…"], [1, 2, 3], True),
        ([1, 2, "…"], [1], False),
        ([1], [1, 2], False),
        ([{"a": 1}, "…"], [{"a": 2}], False),
        ({"a": 1}, [], False),
    ],
)
def test_json_matches_its_documentation(documented, actual, is_match):
    assert matches(block(json.dumps(documented), "json"), json.dumps(actual)) is is_match


@pytest.mark.parametrize(
    ("documented", "actual", "is_match"),
    [
        ("a\nb", "a\r\nb\r\n", True),
        ("a\n…\nc", "a\nb\nb\nc", True),
        ("a …", "a b", True),
        ("a", "a b", False),
        ("a.c", "abc", False),
    ],
)
def test_text_matches_its_documentation(documented, actual, is_match):
    assert matches(block(documented), actual) is is_match


def test_no_language_is_both_run_and_printed():
    assert set(RUN).isdisjoint(PRINTED)
