"""The mutations that the mutation run applies."""

import ast

import pytest

from tests.mutation.mutations import mutations


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x = a < b", {"x = a <= b", "x = (not (a < b))", "pass"}),
        ("x = not a", {"x = a", "pass"}),
        ("return None", set()),
        ("return 3", {"return None", "return 4"}),
        ("return 'é' in a", {"return None", "return 'é' not in a", "return (not ('é' in a))"}),
        ("call(False)", {"pass", "call(True)"}),
    ],
)
def test_each_mutation_changes_only_its_line(line, expected):
    source = f"def f():\n    {line}\n    after()"

    found = {mutated for _, mutated in mutations(source, 2)}

    assert found == {f"def f():\n    {each}\n    after()" for each in expected}
    assert all(ast.parse(each) for each in found)
