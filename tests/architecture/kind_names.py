"""Finds the kinds that a module names: as class, string, attribute or keyword, also inside longer names."""

import ast
import re
from collections.abc import Iterator

from relations.models import KINDS
from tests.architecture.tree import nodes

FORMS = {
    form: noun
    for noun, model in KINDS.items()
    for form in (noun, noun.replace("_", ""), model.resource().replace("-", "_"))
}
"""How identifiers spell a kind: `trade_figure`, `tradefigure`, `trade_figures`."""
# Longest first: `trade_figures` is no mention of another kind.
LOWER = re.compile(rf"(?<![a-z])({'|'.join(sorted(FORMS, key=len, reverse=True))})(?![a-z])")
CAPITALS = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Columns that every kind has: how many sources there are.
OF_ALL_KINDS = {"source_count", "independent_sources"}
SOURCE_OF_A_FIELD = "source"  # the keyword of a serializer's field


def find_kind_names(path: str) -> dict[str, set[str]]:
    """The kinds that a module names, each with the identifiers or strings that do."""
    found: dict[str, set[str]] = {}
    for word in set(words(path)) - OF_ALL_KINDS:
        for form in LOWER.findall(snake(word)):
            found.setdefault(FORMS[form], set()).add(word)
    return found


def words(path: str) -> Iterator[str]:
    """The names of classes and attributes, keywords, and strings without blanks; no docstrings."""
    yield from (node.id for node in nodes(path, ast.Name) if node.id[0].isupper())
    yield from (node.attr for node in nodes(path, ast.Attribute))
    keywords = {node.arg for node in nodes(path, ast.keyword)}
    yield from (word for word in keywords if word and word != SOURCE_OF_A_FIELD)
    strings = [node.value for node in nodes(path, ast.Constant) if isinstance(node.value, str)]
    yield from (text for text in strings if " " not in text)
    for node in nodes(path, ast.Import, ast.ImportFrom):
        yield from (alias.name for alias in node.names)


def tables(path: str) -> Iterator[set[str]]:
    """The kinds that each dict, set, list or tuple of a module has for keys or items, by noun or class."""
    for node in nodes(path, ast.Dict):
        yield {FORMS[name] for key in node.keys if (name := spelled_name(key)) in FORMS}
    for node in nodes(path, ast.Set, ast.List, ast.Tuple):
        yield {FORMS[name] for item in node.elts if (name := spelled_name(item)) in FORMS}


def spelled_name(node: ast.AST | None) -> str:
    """The name in a key or item, in snake case: a string, a class, or the class of a factory."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return snake(node.value).removesuffix("_factory")
    return snake(node.id).removesuffix("_factory") if isinstance(node, ast.Name) else ""


def snake(word: str) -> str:
    """A name in lower case, its parts and paths joined by single underscores."""
    return re.sub(r"[\W_]+", "_", CAPITALS.sub("_", word)).lower()
