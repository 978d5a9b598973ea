"""How files are named and laid out, and what never stands in one."""

import ast
import re

import pytest

from tests.architecture.tree import ROOT, files, modules, nodes, place

PYTHON = modules("config", "relations", "tests")
NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "tools", "shared", "lib"}
NAMED_BY_DJANGO = {"config/postgresql/base.py"}  # where a backend has its connections
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


def texts():
    for path in files():
        if path.suffix in TEXT and path.stat().st_size < 5_000_000:
            yield path


def test_no_file_is_named_for_nothing():
    named = {*PYTHON, *(str(path.relative_to(ROOT)) for path in files("docs"))} - NAMED_BY_DJANGO
    assert [path for path in named if NAMELESS & {part.removesuffix(".py") for part in path.split("/")}] == []


@pytest.mark.parametrize("path", [path for path in PYTHON if "/migrations/" not in path])
def test_file_is_short_enough_to_read(path):
    assert len((ROOT / path).read_text().splitlines()) <= LONGEST


def test_no_path_of_a_machine():
    machine = re.compile(r"(?<![\w.*/-])/(?:work|root|tmp|home|Users)/\w")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in texts()
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if machine.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("path", PYTHON)
def test_imports_stand_at_the_top(path):
    """One inside a function hides a direction that import-linter and readers would object to."""
    inside = [
        place(path, node)
        for function in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


@pytest.mark.parametrize("path", modules("tests"))
def test_tests_are_functions_that_always_run(path):
    """No classes of tests, nothing left out by the test itself, no stand-ins for the real thing."""
    assert [name.name for name in nodes(path, ast.ClassDef) if name.name.startswith("Test")] == []
    evasions = {"skip", "skipif", "xfail", "importorskip"}
    assert [place(path, node) for node in nodes(path, ast.Attribute) if node.attr in evasions] == []
    names = {alias.name for node in nodes(path, ast.Import, ast.ImportFrom) for alias in node.names}
    assert names & {"mock", "unittest.mock", "MagicMock", "Mock", "patch"} == set()
