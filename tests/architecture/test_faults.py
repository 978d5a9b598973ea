"""Every fault has a code that its page explains, and no code stands there that nothing gives."""

import ast

from relations.faults import FAULTS
from tests.architecture.tree import modules, nodes, place

TABLE = "relations/faults.py"


def codes(path):
    """The code of each fault that a file makes, with its place: as text, or as whatever works it out."""
    for node in nodes(path, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        is_fault = name == "InvalidDocument" or (name == "add" and len(node.args) == 5)
        if is_fault and node.args:
            for each in ast.walk(node.args[0]):
                if isinstance(each, ast.Constant):
                    yield each.value, place(path, node)


def test_every_code_of_a_fault_is_explained():
    given = [(code, where) for path in modules("relations") for code, where in codes(path)]

    assert [where for code, where in given if code not in FAULTS] == []
    assert len(given) > 60


def test_no_code_is_explained_that_nothing_gives():
    said = {
        node.value for path in modules("relations") for node in nodes(path, ast.Constant) if path != TABLE
    }

    assert FAULTS.keys() - said == set()
