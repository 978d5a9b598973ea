"""`manage.py digest_source`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.documents.files import yaml_text
from relations.values.text.printed import SourceText


def test_the_digests_are_printed_in_the_format_of_a_document(tmp_path):
    file = tmp_path / "river.txt"
    file.write_text("The river\n\n  flows\n", encoding="utf-8")
    output = StringIO()

    call_command("digest_source", str(file), stdout=output)

    text = SourceText.read(file.name, file.read_bytes())
    (document,) = yaml_text.read_yaml(f"- id: river\n{output.getvalue()}")
    assert document.data == {"id": "river", "sha256": text.sha256, "paragraphs": list(text.digests)}


def test_a_file_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(CommandError, match="no such file"):
        call_command("digest_source", str(tmp_path / "none.txt"))
