"""`manage.py load_countries`: the first load and later changes of the list."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.models.country import Country
from relations.models.revision import Revision
from tests.documents.countries_of_iso import REVIEWED, load_countries

pytestmark = pytest.mark.django_db


def load(*arguments):
    output = StringIO()
    call_command("load_countries", *arguments, stdout=output)
    return output.getvalue()


def edit_reviewed_file(tmp_path, old, new):
    """Copy the reviewed file with one text replaced. Returns the option that names the copy."""
    text = REVIEWED.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "countries.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return f"--reviewed={file}"


def test_loading_stores_every_country_with_its_codes_names_and_successors():
    load()

    assert set(Country.objects.values_list("code", flat=True)) == set(load_countries())
    assert Country.objects.get(alpha_2="NO").code == "NOR"
    assert {each.code for each in Country.objects.get(code="CSK").successors.all()} == {"CZE", "SVK"}
    assert Country.objects.get(other_codes__code="BUMM").code == "MMR"
    assert Country.objects.get(external_ids__text="wikidata:Q881").code == "VNM"
    assert Country.objects.get(aliases__text="South Korea").code == "KOR"


def test_every_country_has_its_first_revision():
    load()

    assert Revision.objects.count() == Country.objects.filter(revision=1).count() == len(load_countries())


def test_a_second_run_changes_nothing():
    load()
    revisions = Revision.objects.count()

    assert "nothing changed" in load()
    assert Revision.objects.count() == revisions


def test_a_dry_run_writes_nothing():
    assert f"{len(load_countries())} would change" in load("--dry-run")
    assert Country.objects.count() == 0


def test_a_changed_line_is_printed_field_by_field(tmp_path):
    load()

    printed = load(edit_reviewed_file(tmp_path, "{text: Burma, language", "{text: Birma, language"))

    assert "~ MMR aliases: " in printed
    assert "1 changed" in printed
    assert Country.objects.get(code="MMR").aliases.get(kind="former").text == "Birma"


def test_a_country_that_is_no_longer_listed_stays_and_is_reported(tmp_path):
    more = "# Never coded by ISO\n- {code: XQQ, kind: group, name: Atlantis, source: Plato}"
    load()
    assert "+ XQQ Atlantis" in load(edit_reviewed_file(tmp_path, "# Never coded by ISO", more))

    printed = load()

    assert "! XQQ Atlantis: no longer listed" in printed
    assert "nothing changed" in printed
    assert Country.objects.filter(code="XQQ").exists()


def test_an_invalid_file_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(CommandError, match="NOR: 'MISSING': is not a country in the file"):
        load(
            edit_reviewed_file(
                tmp_path, "{code: NOR, kind: state,", "{code: NOR, kind: state, successors: [MISSING],"
            )
        )
    assert Country.objects.count() == 0


def test_a_repeated_key_is_refused_with_its_line(tmp_path):
    path = edit_reviewed_file(
        tmp_path, "- {code: ABW, kind: territory,", "- {code: ABW, kind: territory, kind: state,"
    )

    with pytest.raises(CommandError, match=r"line 17: 'kind': is repeated\. Keep one of them\."):
        load(path)
    assert not Country.objects.exists()
