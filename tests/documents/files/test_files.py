"""Files of documents: every error of every file is reported with file and line."""

import pytest

from relations.documents.document import parse
from relations.documents.files.files import as_line, read_documents
from relations.errors import InvalidDocuments


def problems_of(*paths):
    with pytest.raises(InvalidDocuments) as caught:
        read_documents(paths)
    return [str(error) for error in caught.value.errors]


def test_a_folder_is_read_in_order_of_names_without_the_reviewed_countries(tmp_path):
    (tmp_path / "topics.yaml").write_text("- {id: trade, label: Trade}\n")
    (tmp_path / "places.yaml").write_text("- {id: hue, name: Hue, kind: city}\n")
    (tmp_path / "countries.yaml").write_text("- {code: VNM}\n")
    (tmp_path / "notes.txt").write_text("not a document")

    assert [each.document.record_key for each in read_documents([tmp_path])] == ["place/hue", "topic/trade"]


def test_a_document_knows_its_file_and_line(tmp_path):
    file = tmp_path / "places.yaml"
    file.write_text("- {id: hue, name: Hue, kind: city}\n- id: hoi-an\n  name: Hội An\n  kind: city\n")

    assert read_documents([file])[1].place("kind") == f"{file}:4"


def test_every_error_of_every_file_is_reported_with_its_line(tmp_path):
    places, leaders = tmp_path / "places.yaml", tmp_path / "leaders.yaml"
    places.write_text("- id: hue\n  name: Hue\n  kind: town\n- id: x\n")
    leaders.write_text("- id: li\n  name: Li\n  claims:\n    name:\n      - {at: a#1}\n  country: [CHN]\n")
    missing = tmp_path / "nowhere"

    assert problems_of(places, missing, leaders) == [
        f"{places}:3 hue kind: 'town': is not a known choice. Choose one of city, site, water, route.",
        f"{places}:4 x name: None: is required. Add it.",
        f"{places}:4 x kind: None: is required. Add it.",
        f"{missing}: 'nowhere': is not a file or folder. Check the path.",
        f"{leaders}:6 li country: ['CHN']: must be text. Write one value here, without nesting.",
        (
            f"{leaders}:5 li claims.name[0]: 'a#1': a claim at a paragraph has printed words and no locator. "
            "Add printed."
        ),
    ]


def test_every_unreadable_file_is_reported(tmp_path):
    unnamed, broken, latin = (tmp_path / name for name in ("things.yaml", "visits.yaml", "topics.yaml"))
    unnamed.write_text("- {id: x}\n")
    broken.write_text("- id: x\n  id: y\n")
    latin.write_bytes("- {id: trade, label: Échange}\n".encode("latin-1"))

    lines = problems_of(unnamed, broken, latin)

    assert lines[0].startswith(f"{unnamed}: 'things.yaml': is not named after a resource. Known are")
    assert lines[1] == f"{broken}:2: 'id': is repeated. Keep one of them."
    assert lines[2] == f"{latin}: 201: is not UTF-8. Save it as UTF-8."


def test_written_lines_of_ndjson_are_read_back_unchanged(tmp_path):
    document = parse("topic", {"id": "trade", "label": "Trade\u2028and\x85more \x0b 贸易"})
    odd = parse(
        "leader",
        {
            "id": "x",
            "name": "X",
            "claims": {"name": [{"at": "a", "locator": "l", "note": "one\u2028two\x85\n\r three"}]},
        },
    )
    file = tmp_path / "export.ndjson"
    file.write_text(as_line(document) + as_line(odd), encoding="utf-8", newline="\n")

    assert [each.document for each in read_documents([file])] == [document, odd]


def test_every_invalid_line_of_ndjson_is_reported(tmp_path):
    file = tmp_path / "export.ndjson"
    lines = [
        "{}",
        '["topic",{"id":"a","id":"b","label":"A"}]',
        '["planet",{}]',
        '[["topic"],{}]',
        "",
        '["topic",7]',
    ]
    file.write_text("\n".join([*lines, '["topic",{"id":"trade","label":"Trade"}]']) + "\n")

    found = problems_of(file)

    assert {line.removeprefix(f"{file}:")[0] for line in found} == set("123456")
    assert "'planet': is not a kind. Known are country, place, topic" in found[2]
    assert "7: must be a mapping" in found[5]


def test_an_empty_file_has_no_documents(tmp_path):
    file = tmp_path / "export.ndjson"
    file.write_text("")

    assert read_documents([file]) == []
