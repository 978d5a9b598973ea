"""Completion of identifiers in shells. Nothing is offered if the API does not respond in time."""

import os
from collections.abc import Callable, Sequence
from typing import Any

import click
import httpx
from click.shell_completion import BashComplete, CompletionItem, add_completion_class

from entente_client import declared
from entente_client.citation import resource_and_id
from entente_client.command.completion_cache import CompletionCache

Offers = list[CompletionItem]
Completer = Callable[[click.Context, click.Parameter, str], Offers]

SECONDS = "ENTENTE_COMPLETION_SECONDS"
SUGGESTIONS = 20  # as many as /search/suggest/ gives
ROWS = 500  # as many as a page of a list has


def identifiers(*kinds: str) -> Completer:
    """Return a completer of identifiers of these kinds, found also by name. Commas separate several."""

    def complete(context: click.Context, _parameter: click.Parameter, incomplete: str) -> Offers:
        before, comma, word = incomplete.rpartition(",")
        return offers(context, kinds, word, f"{before}{comma}")

    return complete


def records(context: click.Context, _parameter: click.Parameter, incomplete: str) -> Offers:
    """Complete `visit/its-id`: first the kind, then the identifier."""
    kind, slash, word = incomplete.partition("/")
    if slash:
        return offers(context, [kind], word, f"{kind}/")
    return [CompletionItem(f"{each}/") for each in declared.RESOURCE_OF if each.startswith(kind)]


def relations(context: click.Context, _parameter: click.Parameter, incomplete: str) -> Offers:
    """Complete `CHN-VNM`: one country, then the other."""
    one, dash, other = incomplete.rpartition("-")
    found = offers(context, ["country"], other, f"{one}{dash}")
    return found if dash else [CompletionItem(f"{each.value}-", help=each.help) for each in found]


def facts(context: click.Context, _parameter: click.Parameter, incomplete: str) -> Offers:
    """Complete a fact of the record before it, among the facts with claims."""
    name, key = resource_and_id(context.params.get("record") or "")
    rows = fetch_rows(context, f"{name.replace('_', '-')}/{key}/claims/", {"fields": "fact", "limit": ROWS})
    found = sorted({row["fact"] for row in rows})
    return [CompletionItem(each) for each in found if each.startswith(incomplete)]


def offers(context: click.Context, kinds: Sequence[str], word: str, before: str) -> Offers:
    """Return the completions of a word: identifiers that begin with it, or the only one found by its name."""
    found = suggested(context, kinds, word) if word else listed(context, kinds)
    fitting = [row for row in found if row["id"].startswith(word)]
    fitting = fitting or (found if len(found) == 1 else [])
    items = [CompletionItem(before + row["id"], help=row.get("name") or row.get("hint")) for row in fitting]
    # There may be more: with the word itself among them, a shell does not complete to their common prefix.
    return [*items, CompletionItem(before + word)] if items and len(found) == SUGGESTIONS else items


def suggested(context: click.Context, kinds: Sequence[str], word: str) -> list[dict[str, Any]]:
    """Return the suggestions of the API for a word."""
    query = {"q": word, "kind": ",".join(kinds), "limit": SUGGESTIONS, "fields": "id,name,hint"}
    return fetch_rows(context, "search/suggest/", query)


def listed(context: click.Context, kinds: Sequence[str]) -> list[dict[str, Any]]:
    """Return all rows of these kinds; none of a kind that has more than a page."""
    names = [declared.RESOURCE_OF[kind].replace("_", "-") for kind in kinds if kind in declared.RESOURCE_OF]
    found = [fetch_rows(context, f"{name}/", {"fields": "id", "limit": ROWS}) for name in names]
    return [row for rows in found for row in rows if len(rows) < ROWS]


def fetch_rows(context: click.Context, path: str, query: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a response, cached for some minutes; none if it does not arrive in time."""
    root = str(context.find_root().params.get("url")).rstrip("/")
    cache = CompletionCache()
    try:
        url = str(httpx.URL(f"{root}/api/v1/{path}", params=query))
        if (cached := cache.find(url)) is not None:
            return cached
        response = httpx.get(url, timeout=float(os.environ.get(SECONDS) or 0.5))
        rows: list[dict[str, Any]] = response.raise_for_status().json()["results"]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError):
        return []
    cache.store(url, rows)
    return rows


@add_completion_class
class Bash(BashComplete):
    """Completion for bash that adds no space after `visit/` and `CHN-`."""

    source_template = BashComplete.source_template.replace(
        "COMPREPLY+=($value)",
        "COMPREPLY+=($value)\n            [[ $value != *[/-] ]] || compopt -o nospace 2> /dev/null",
    )
