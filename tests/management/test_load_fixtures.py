"""`manage.py load_fixtures`: fills an empty database, and never changes curated records."""

import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from relations.actions.changes import correction
from relations.models import Country, Place, Revision

pytestmark = pytest.mark.django_db
SAVE_HINT = "To save those of the database first: manage.py export_records records.ndjson"


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "fixtures"
    found.mkdir()
    (found / "places.yaml").write_text(
        "- {id: hue, name: Huế, kind: city}\n- {id: hoi-an, name: Hội An, kind: city}\n"
    )
    return found


def load(folder):
    output = io.StringIO()
    call_command("load_fixtures", folder, stdout=output)
    return output.getvalue().splitlines()


def correct_record(record, **changes):
    correction.correct(record, changes, by="anna", at=timezone.now(), reason="A better source.")


def test_an_empty_database_is_filled(folder):
    load(folder)

    assert (Place.objects.count(), Country.objects.count() > 200) == (2, True)


def test_a_second_run_changes_nothing(folder):
    load(folder)
    revisions = Revision.objects.count()

    assert load(folder) == ["Nothing to load: the database holds everything that is in fixtures/."]
    assert Revision.objects.count() == revisions


def test_curated_records_stay_and_are_listed_with_their_fields(folder):
    load(folder)
    correct_record(Place.objects.get(slug="hue"), name="Hue")
    (folder / "places.yaml").write_text(
        (folder / "places.yaml").read_text() + "- {id: vinh, name: Vinh, kind: city}\n"
    )

    assert load(folder) == [
        "Nothing was loaded. 2 records differ from fixtures/:",
        "  place/hue: name",
        "  place/vinh: not in the database",
        "To replace them with those of fixtures/: manage.py import_records fixtures/",
        SAVE_HINT,
    ]
    assert list(Place.objects.order_by("slug").values_list("name", flat=True)) == ["Hội An", "Hue"]


def test_a_curated_country_stays_and_is_listed(folder):
    load(folder)
    correct_record(Country.objects.get(code="VNM"), name="Vietnam")

    assert load(folder) == [
        "Nothing was loaded. 1 record differs from fixtures/:",
        "  country/VNM: name",
        "To replace them with those of fixtures/: manage.py load_countries",
        SAVE_HINT,
    ]
    assert Country.objects.get(code="VNM").name == "Vietnam"
