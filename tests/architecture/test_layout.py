"""Rules for names, length and content of files. Each test lists all offenders."""

import ast
import re

from tests.architecture.tree import ROOT, files, modules, nodes, place

PYTHON = modules("config", "relations", "tests")
MEANINGLESS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "tools", "shared", "lib"}
LONGEST = 250
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".txt",
    ".in",
    ".html",
    ".css",
    ".js",
    ".svg",
    ".cff",
    ".sh",
    "",
}


def text_files():
    for path in files():
        if path.suffix in TEXT and path.stat().st_size < 5_000_000:
            yield path


def test_every_file_name_describes_its_content():
    paths = {*PYTHON, *(str(path.relative_to(ROOT)) for path in files("docs"))}
    assert [
        path for path in paths if MEANINGLESS & {part.removesuffix(".py") for part in path.split("/")}
    ] == []


def test_files_are_short_enough_to_read():
    lengths = {path: len((ROOT / path).read_text().splitlines()) for path in PYTHON}

    too_long = {path: length for path, length in lengths.items() if length > LONGEST}
    assert {path: length for path, length in too_long.items() if "/migrations/" not in path} == {}


def test_no_file_contains_a_path_of_a_machine():
    machine = re.compile(r"(?<![\w.*/-])/(?:work|root|tmp|home|Users)/\w")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in text_files()
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if machine.search(line)
    ]
    assert found == []


def test_imports_are_at_the_top():
    """An import inside a function hides a dependency from readers and import-linter."""
    inside = [
        place(path, node)
        for path in PYTHON
        for function in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


EVASIONS = {"skip", "skipif", "xfail", "importorskip"}
MOCKS = {"mock", "unittest.mock", "MagicMock", "Mock", "patch"}


def evasions(path):
    """The nodes that define test classes, skip tests or import mocks."""
    yield from (node for node in nodes(path, ast.ClassDef) if node.name.startswith("Test"))
    yield from (node for node in nodes(path, ast.Attribute) if node.attr in EVASIONS)
    for node in nodes(path, ast.Import, ast.ImportFrom):
        if MOCKS & {alias.name for alias in node.names}:
            yield node


def test_tests_are_functions_that_always_run():
    assert [place(path, node) for path in modules("tests") for node in evasions(path)] == []
