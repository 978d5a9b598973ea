"""Names and sentences use the words of the glossary, and none that is retired. Tests list all offenders."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.retired_words import NAMES, PARTS, PHRASES
from tests.architecture.tree import ROOT, files, modules, nodes

LISTS = "tests/architecture/retired_words.py"
READ_BY_PEOPLE = [
    *("README.md", "CHANGELOG.md", "Makefile", "pyproject.toml", "manage.py", "openapi.yaml"),
    *("openapi-curation.yaml", "clients/python/README.md", "clients/typescript/README.md"),
]
IMPLIED = {"self", "cls", "_"}
# The attribute of each syntax node that has the name it defines.
NAMED_BY = {
    ast.FunctionDef: "name",
    ast.AsyncFunctionDef: "name",
    ast.ClassDef: "name",
    ast.arg: "arg",
    ast.Name: "id",
    ast.Attribute: "attr",
}


def defined_names(path: str) -> Iterator[tuple[int, str]]:
    """Line and name of each definition, argument, variable and attribute of a file; first its own name."""
    yield 1, path.rpartition("/")[2].removesuffix(".py")
    for kind, attribute in NAMED_BY.items():
        for node in nodes(path, kind):
            if isinstance(getattr(node, "ctx", ast.Store()), ast.Store):
                yield node.lineno, getattr(node, attribute)


def parts_of(name: str) -> set[str]:
    """The words of a name: `unsaidYear` and `UNSAID_YEAR` have `unsaid` and `year`."""
    return set(re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower().split("_"))


def retired_name(name: str) -> str | None:
    """The retired word that a name is or contains."""
    if name in NAMES or name.lower() in NAMES:
        return name
    return min(parts_of(name) & PARTS.keys(), default=None)


def docstrings(path: str) -> Iterator[tuple[int, str]]:
    """Line and text of each docstring of a file."""
    for node in nodes(path, ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef):
        text = ast.get_docstring(node, clean=False)
        if text:
            yield node.body[0].lineno, text


def strings(path: str) -> Iterator[tuple[int, str]]:
    """Line and text of each string of a module of the product: help texts, errors, labels, docstrings."""
    for node in nodes(path, ast.Constant):
        if isinstance(node.value, str):
            yield node.lineno, node.value


def text_by_place() -> Iterator[tuple[str, str]]:
    """Everything that people read, with its file and line."""
    documents = [*READ_BY_PEOPLE, *(str(path.relative_to(ROOT)) for path in files("docs", suffix=".md"))]
    screens = [
        str(path.relative_to(ROOT))
        for path in files("relations", "config")
        if path.suffix in {".html", ".js"}
    ]
    for path in (*documents, *screens):
        for number, line in enumerate((ROOT / path).read_text().splitlines(), start=1):
            yield f"{path}:{number}", line
    for path in modules("relations", "config", "clients/python"):
        yield from ((f"{path}:{number}", text) for number, text in strings(path))
    for path in modules("tests"):
        if path != LISTS:
            yield from ((f"{path}:{number}", text) for number, text in docstrings(path))


def test_no_name_is_retired():
    offenders = {
        f"{path}:{line}: {name}": NAMES.get(word.lower(), NAMES.get(word)) or PARTS[word]
        for path in modules("config", "relations", "tests", "clients/python")
        for line, name in defined_names(path)
        if name not in IMPLIED and (word := retired_name(name))
    }

    assert offenders == {}, "Use the words of docs/glossary.md."


def test_no_sentence_uses_a_retired_phrase():
    offenders = {
        f"{place}: {found[0]}": better
        for place, text in text_by_place()
        for pattern, better in PHRASES.items()
        if (found := re.search(pattern, text))
    }

    assert offenders == {}, "Use the words of docs/glossary.md."


@pytest.mark.parametrize(
    ("name", "word"),
    [("deed", "deed"), ("Deeds", "Deeds"), ("unsaidYear", "unsaid"), ("MY_DESK", "desk"), ("standing", None)],
)
def test_a_name_is_compared_whole_and_by_its_parts(name, word):
    assert retired_name(name) == word
