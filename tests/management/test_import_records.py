"""`manage.py import_records`: imports everything or nothing, with the file and line of each error."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from relations.documents.files.files import as_line
from relations.models import Leader, Place, Revision
from tests import curated
from tests.actions.world import documents

pytestmark = pytest.mark.django_db


def run(*paths, **options):
    out = StringIO()
    call_command("import_records", *map(str, paths), stdout=out, **options)
    return out.getvalue().strip()


def error_lines(*paths):
    with pytest.raises(CommandError) as caught:
        run(*paths)
    return str(caught.value).splitlines()


@pytest.fixture
def world(tmp_path):
    """An export of the small world."""
    file = tmp_path / "world.ndjson"
    file.write_text("".join(map(as_line, documents())), encoding="utf-8")
    return file


@pytest.fixture
def places(tmp_path):
    """A file of two places, one of them in the other."""
    file = tmp_path / "places.yaml"
    file.write_text(
        "- {id: hue, name: Huế, kind: city}\n- {id: citadel, name: Citadel, kind: site, within: hue}\n"
    )
    return file


def test_import_prints_its_counts_and_a_second_run_changes_nothing(places):
    assert run(places) == "2 created, 0 changed, 0 unchanged."
    assert run(places) == "Nothing changed: all 2 records have these values."

    places.write_text(places.read_text().replace("Citadel,", "The Citadel,"))
    assert run(places) == "0 created, 1 changed, 1 unchanged."
    assert Revision.objects.count() == 3


def test_a_dry_run_prints_its_counts_and_writes_nothing(places):
    assert run(places, dry_run=True) == "Dry run, nothing was written: 2 created, 0 changed, 0 unchanged."
    assert not Place.objects.exists()


def test_the_history_keeps_who_imported_and_why(places):
    run(places, by="curator", reason="First reading.")

    assert set(Revision.objects.values_list("by", "reason")) == {("curator", "First reading.")}


def test_errors_in_documents_name_file_line_field_rule_and_advice(places):
    places.write_text("- id: hue\n  name: Huế\n  kind: town\n")

    assert error_lines(places) == [
        f"{places}:3 hue kind: 'town': is not a known choice. Choose one of city, site, water, route.",
        "1 error. Nothing was imported.",
    ]


def test_unknown_references_name_file_line_and_field(places):
    places.write_text("- id: citadel\n  name: Citadel\n  kind: site\n  within: hoi-an\n")

    assert error_lines(places) == [
        (
            f"{places}:4 place/citadel within: 'hoi-an': there is no place with this key. "
            "Add the record, or correct the key."
        ),
        "1 error. Nothing was imported.",
    ]


def test_broken_rules_name_file_and_line(world, tmp_path):
    leaders = tmp_path / "leaders.yaml"
    leaders.write_text("- {id: a, name: A}\n- {id: li, name: Li, publication: published}\n")

    assert error_lines(world, leaders) == [
        (
            f"{leaders}:2 leader/li has facts without a claim: name. "
            "Cite a paragraph for each, or set its basis to derived or background."
        ),
        "1 error. Nothing was imported.",
    ]
    assert not Leader.objects.exists()


def test_unknown_paragraphs_name_file_and_line(world, tmp_path):
    leaders = tmp_path / "leaders.yaml"
    leaders.write_text(
        "- id: li\n  name: Li\n  claims:\n    name:\n    - {at: alpha#99, printed: Li, value: Li}\n"
    )

    assert error_lines(world, leaders)[0] == (
        f"{leaders}:4 leader/li claims.name: 'alpha#99': is not a paragraph of that source. "
        "Correct its number."
    )


def test_database_rules_name_file_and_line(world, tmp_path):
    visits = tmp_path / "visits.yaml"
    visits.write_text("\n\n- {id: nowhere, guest: country/VNM, host: VNM}\n")

    assert error_lines(world, visits) == [
        f"{visits}:3 visit/nowhere: Guest and host are the same country. Name two countries.",
        "1 error. Nothing was imported.",
    ]
    assert not Place.objects.exists()


def test_duplicates_are_errors(places, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    (again / "places.yaml").write_text(places.read_text())

    found = error_lines(places, again)

    assert len(found) == 5
    assert "place/hue id: 'hue': is given twice in this import. Remove one." in found[0]


def test_the_fixtures_of_the_repository_are_imported_once(settings):
    curated.load()

    assert run(settings.BASE_DIR / "fixtures").startswith("Nothing changed")
    out = StringIO()
    call_command("reassess_records", check=True, stdout=out)
    assert out.getvalue() == "All derived data is up to date.\n"
