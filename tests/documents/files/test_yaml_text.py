"""YAML in which every scalar is text, and each value knows its line."""

import pytest

from relations.documents.files.yaml_text import read_yaml
from relations.errors import InvalidDocument


def test_every_scalar_is_text():
    (document,) = read_yaml(
        "- {code: 0101, area: NO, at: 13:01, amount: 1.50, on: 2023-12-12, empty: , quoted: ''}"
    )

    assert document.data == {
        "code": "0101",
        "area": "NO",
        "at": "13:01",
        "amount": "1.50",
        "on": "2023-12-12",
        "empty": None,
        "quoted": "",
    }


def test_a_path_gives_its_line_or_the_line_of_its_nearest_parent():
    text = "# sources\n- id: a\n- id: b\n  claims:\n    period:\n      - at: x#1\n        printed: y\n"
    document = read_yaml(text)[1]

    assert document.line == 3
    assert document.line_of("claims") == 4
    assert document.line_of("claims.period[0].printed") == 7
    assert document.line_of("claims.period[0].value") == 6
    assert document.line_of("nothing") == 3


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("- id: a\n  id: b", "line 2: 'id': is repeated. Keep one of them."),
        ("id: a", "line 1: '': must be a list of documents. Begin each document with '- id: …'."),
        ("- id: [a", "line 2: '': is not valid YAML"),
        ("- &a {id: x}\n- {id: y, more: [*a]}\n- *a", "line 1: '*': repeats an anchor"),
        ("- &a [*a]", "line 1: '*': repeats an anchor"),
    ],
)
def test_invalid_yaml_is_reported_with_its_line(text, where):
    with pytest.raises(InvalidDocument) as caught:
        read_yaml(text)

    assert where in str(caught.value)


def test_an_empty_file_has_no_documents():
    assert read_yaml("# nothing yet\n") == []
