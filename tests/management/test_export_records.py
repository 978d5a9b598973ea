"""`manage.py export_records`: what is exported imports to the same bytes."""

from io import StringIO

import pytest
from django.core.management import call_command

from relations.actions.creation import create
from relations.actions.publication import retract
from relations.models import Visit
from tests.actions.world import AT, derived, documents, make_world, rolled_back

pytestmark = pytest.mark.django_db


def export(*arguments, **options):
    out, err = StringIO(), StringIO()
    call_command("export_records", *arguments, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_an_export_imported_into_an_empty_database_exports_to_the_same_bytes(tmp_path):
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


def test_an_export_goes_to_standard_output_if_no_file_is_named(tmp_path):
    make_world()
    file = tmp_path / "world.ndjson"

    text, told = export()
    export(str(file))

    assert text == file.read_text(encoding="utf-8")
    assert told == f"Exported {len(documents())} records.\n"


def test_what_readers_do_not_see_can_be_left_out():
    make_world()
    create("leader", {"id": "secret", "name": "Secret"}, by="anna", at=AT)

    text, _ = export(published=True)

    assert len(text.splitlines()) == len(documents())
    assert '["country",{"id":"VNM"' in text
    assert "secret" not in text
