"""`manage.py export_records`: importing an export and exporting again gives the same bytes."""

from io import StringIO

import pytest
from django.core.management import call_command

from relations.actions.changes.creation import create
from relations.actions.changes.publication import retract
from relations.models import Visit
from tests.actions.world import AT, derived, documents, make_world, rolled_back

pytestmark = pytest.mark.django_db


def export(*arguments, **options):
    out, err = StringIO(), StringIO()
    call_command("export_records", *arguments, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_an_imported_export_is_exported_to_the_same_bytes(tmp_path):
    first, second = tmp_path / "first.ndjson", tmp_path / "second.ndjson"
    with rolled_back():
        make_world()
        retract(Visit.objects.get(slug="first"), by="editor", at=AT, reason="It never was.")
        create("leader", {"id": "new", "name": "Tô\u2028Lâm"}, by="anna", at=AT)
        export(str(first))
        expected = derived()

    call_command("import_records", str(first), stdout=StringIO())
    export(str(second))

    assert first.read_bytes() == second.read_bytes()
    assert derived() == expected


def test_an_export_without_a_file_goes_to_standard_output(tmp_path):
    make_world()
    file = tmp_path / "world.ndjson"

    text, summary = export()
    export(str(file))

    assert text == file.read_text(encoding="utf-8")
    assert summary == f"Exported {len(documents())} records.\n"


def test_unpublished_records_can_be_left_out():
    make_world()
    create("leader", {"id": "secret", "name": "Secret"}, by="anna", at=AT)

    text, _ = export(published=True)

    assert len(text.splitlines()) == len(documents())
    assert '["country",{"id":"VNM"' in text
    assert "secret" not in text
