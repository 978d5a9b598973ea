"""Every error has a code that its page explains, and every explained code is used."""

import ast

from relations.errors.codes import DOCUMENT_ERRORS
from tests.architecture.tree import modules, nodes, place

TABLE = "relations/errors/codes.py"


def codes(path):
    """The code of each error that a file creates, with its place; the code may be an expression."""
    for node in nodes(path, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        is_error = name == "InvalidDocument" or (name == "add" and len(node.args) == 5)
        if is_error and node.args:
            for each in ast.walk(node.args[0]):
                if isinstance(each, ast.Constant):
                    yield each.value, place(path, node)


def test_every_error_code_is_explained():
    used = [(code, where) for path in modules("relations") for code, where in codes(path)]

    assert [where for code, where in used if code not in DOCUMENT_ERRORS] == []
    assert len(used) > 60


def test_every_explained_code_is_used():
    strings = {
        node.value for path in modules("relations") for node in nodes(path, ast.Constant) if path != TABLE
    }

    assert DOCUMENT_ERRORS.keys() - strings == set()
