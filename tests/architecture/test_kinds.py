"""Models declare what is particular to a kind: no other module names four kinds or more."""

import pytest

from relations.models import KINDS, RECORDS
from relations.models.period_field import PeriodField
from tests.architecture.kind_names import find_kind_names, tables
from tests.architecture.tree import modules

FEW = 3
# Modules that name more kinds than a few, and why they must.
EXCEPTIONS = {
    "config/openapi.py": "settings name each set of choices by its import path: no model is loaded yet",
    "relations/api/urls.py": "registers the URL of each resource",
}


# Tables in tests with a row for each of several kinds: test data, or expected responses.
TABLES = {
    "tests/actions/world.py": "the documents of one small world, by kind",
    "tests/api/export_world.py": "the lists that the test data of exports fills",
    "tests/api/test_coverage.py": "the whole response about one year",
    "tests/api/test_moving_list.py": "four lists, as samples of all",
    "tests/api/test_relation.py": "the whole response about two countries",
    "tests/benchmarks/many_records.py": "makes rows of numbered content, each kind after those it refers to",
    "tests/benchmarks/many_rows.py": "makes rows of numbered content, each kind after those it refers to",
    "tests/factories/__init__.py": "the names that tests import",
}


def is_of_a_kind(path):
    """Whether a file is about one kind, as `leader_hint.py`. Such a file names the kinds it refers to."""
    name = path.rpartition("/")[2].removesuffix(".py")
    return any(name == noun or name.startswith(f"{noun}_") for noun in KINDS)


def kind_names_by_module():
    """The kinds that each module outside the models names, without files about one kind."""
    for path in modules("config", "relations"):
        declares = path.startswith(("relations/models/", "relations/migrations/"))
        if not declares and not is_of_a_kind(path):
            yield path, find_kind_names(path)


def test_no_module_outside_models_names_four_kinds():
    offenders = {path: kinds for path, kinds in kind_names_by_module() if len(kinds) > FEW}

    assert set(offenders) == set(EXCEPTIONS), (
        "Declare what is particular to a kind in relations/models/<noun>.py and read it from there: "
        f"{ {path: offenders[path] for path in offenders if path not in EXCEPTIONS} }"
    )


def test_no_test_has_a_table_keyed_by_kind():
    others = [path for path in modules("tests") if not is_of_a_kind(path)]
    offenders = {path for path in others if any(len(keys) > FEW for keys in tables(path))}

    assert offenders == set(TABLES), "Declare it in tests/kinds/<noun>.py, or read it from the model."


@pytest.mark.parametrize("model", KINDS.values())
def test_a_kind_is_dated_by_its_first_period(model):
    periods = [field.name for field in model._meta.fields if isinstance(field, PeriodField)]

    assert model.date_field == (periods[0] if periods else ""), "Declare date_field."


@pytest.mark.parametrize("model", KINDS.values())
def test_declared_fields_of_a_kind_exist(model):
    declared = {model.name_field, model.date_field, model.country_field} - {""}
    columns = {field.name for field in model._meta.get_fields()}

    assert declared <= columns
    assert {*model.searched_fields, *model.compared_fields} <= set(model.document)
    assert model.example_key, "Declare example_key: the record that examples in the OpenAPI documents name."
    assert model.list_columns, "Declare list_columns: what its list in the admin shows."
    assert all(hasattr(model, name) for name in model.list_columns)


@pytest.mark.parametrize("model", RECORDS.values())
def test_kinds_of_dossiers_are_counted_and_dated(model):
    """The dossier and the timeline of two countries have the same kinds."""
    assert bool(model.breakdown_field) == bool(model.timeline_entry)
    assert not model.breakdown_field or (model.country_paths and model.date_field)


def test_every_timeline_entry_has_a_title():
    """Visits have one of their own: the guests and the host."""
    untitled = [
        noun
        for noun, model in RECORDS.items()
        if model.timeline_entry and not (model.name_field or model.timeline_entry.noun_in_title)
    ]

    assert untitled == ["visit"], "Declare name_field, or noun_in_title of timeline_entry."
