"""`manage.py import_records`: all or nothing, told in sentences with file and line."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from relations.documents.files import as_line
from relations.models import Leader, Place, Revision
from tests import curated
from tests.actions.world import documents

pytestmark = pytest.mark.django_db


def run(*paths, **options):
    out = StringIO()
    call_command("import_records", *map(str, paths), stdout=out, **options)
    return out.getvalue().strip()


def refused(*paths):
    with pytest.raises(CommandError) as caught:
        run(*paths)
    return str(caught.value).splitlines()


@pytest.fixture
def world(tmp_path):
    """A file of the small world as an export would write it."""
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


def test_import_says_what_it_did_and_a_second_run_that_nothing_changed(places):
    assert run(places) == "Created 2, changed 0, left 0 as they were."
    assert run(places) == "Nothing changed: all 2 records are as they were."

    places.write_text(places.read_text().replace("Citadel,", "The Citadel,"))
    assert run(places) == "Created 0, changed 1, left 1 as they were."
    assert Revision.objects.count() == 3


def test_a_dry_run_says_what_it_would_do_and_does_nothing(places):
    assert run(places, dry_run=True) == "Would have created 2, changed 0, left 0 as they were."
    assert not Place.objects.exists()


def test_history_names_who_imported_and_why(places):
    run(places, by="curator", reason="First reading.")

    assert set(Revision.objects.values_list("by", "reason")) == {("curator", "First reading.")}


def test_faults_of_documents_are_told_with_file_line_field_rule_and_cure(places):
    places.write_text("- id: hue\n  name: Huế\n  kind: town\n")

    assert refused(places) == [
        f"{places}:3 hue kind: 'town': is no declared choice. Choose one of city, site, water, route.",
        "1 faults. Nothing was imported.",
    ]


def test_names_that_lead_nowhere_are_told_with_file_line_and_field(places):
    places.write_text("- id: citadel\n  name: Citadel\n  kind: site\n  within: hoi-an\n")

    assert refused(places) == [
        f"{places}:4 place/citadel within: 'hoi-an': is no place that exists. Add it, or correct the key.",
        "1 faults. Nothing was imported.",
    ]


def test_rules_between_records_are_told_with_file_and_line(world, tmp_path):
    leaders = tmp_path / "leaders.yaml"
    leaders.write_text("- {id: a, name: A}\n- {id: li, name: Li, publication: published}\n")

    assert refused(world, leaders) == [
        (
            f"{leaders}:2 leader/li has facts without a claim: name. "
            "Cite a paragraph for each, or name its basis (derived or background)."
        ),
        "1 faults. Nothing was imported.",
    ]
    assert not Leader.objects.exists()


def test_paragraphs_that_are_not_there_are_told_with_file_and_line(world, tmp_path):
    leaders = tmp_path / "leaders.yaml"
    leaders.write_text(
        "- id: li\n  name: Li\n  claims:\n    name:\n    - {at: alpha#99, printed: Li, value: Li}\n"
    )

    assert refused(world, leaders)[0] == (
        f"{leaders}:4 leader/li claims.name: 'alpha#99': is no paragraph of that source. Correct its number."
    )


def test_rules_of_the_database_are_told_with_file_and_line(world, tmp_path):
    visits = tmp_path / "visits.yaml"
    visits.write_text("\n\n- {id: nowhere, guest: country/VNM, host: VNM}\n")

    assert refused(world, visits) == [
        (
            f"{visits}:3 visit/nowhere breaks a rule: visit guest is not its host. "
            "Change its values so that this holds."
        ),
        "1 faults. Nothing was imported.",
    ]
    assert not Place.objects.exists()


def test_what_stands_twice_is_told(places, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    (again / "places.yaml").write_text(places.read_text())

    found = refused(places, again)

    assert len(found) == 5
    assert "place/hue id: 'hue': stands twice in this import. Remove one." in found[0]


def test_the_fixtures_of_the_repository_are_imported_once(settings):
    curated.load()

    assert run(settings.BASE_DIR / "fixtures").startswith("Nothing changed")
    out = StringIO()
    call_command("reassess_records", check=True, stdout=out)
    assert out.getvalue() == "Stored and computed are the same.\n"
