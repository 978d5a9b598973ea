"""The steps to add a kind of record: the first test that fails names the next step.

`docs/architecture.md` describes the steps. No test here needs a database, so none depends on a later step.
"""

from importlib import import_module

import yaml
from django.apps import apps
from django.conf import settings
from django.db.migrations import CreateModel, RunPython
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import TextChoices

import relations.models
import tests.factories
from relations.api.urls import RESOURCES
from relations.models import KINDS, RECORDS, Record, ReferenceData, roles
from relations.models.about import ALL_NOUNS, RECORD_NOUNS
from tests.architecture.tree import ROOT


def missing_files(pattern):
    """The files that kinds lack."""
    paths = (pattern.format(noun=noun, resource=model.resource()) for noun, model in KINDS.items())
    return [path for path in paths if not (ROOT / path).is_file()]


def missing_classes(package, ending):
    """The classes that kinds lack in a package of the product."""
    found = []
    for noun, model in KINDS.items():
        path, name = f"{package.replace('.', '/')}/{noun}.py", f"{model.__name__}{ending}"
        if not (ROOT / path).is_file() or not hasattr(import_module(f"{package}.{noun}"), name):
            found.append(f"{path}: {name}")
    return found


def concrete(model):
    """The concrete subclasses of an abstract model: those that have a table."""
    for each in model.__subclasses__():
        yield from concrete(each)
        if not each._meta.abstract:
            yield each


def is_choices(value):
    return isinstance(value, type) and issubclass(value, TextChoices)


def creates_models(migration):
    return any(isinstance(each, CreateModel) for each in migration.operations)


def codes(migration):
    """The Python functions that a migration runs."""
    return [each.code for each in migration.operations if isinstance(each, RunPython)]


def test_step_1_every_model_is_in_its_file_and_registered():
    assert missing_classes("relations.models", "") == [], "Name the file as the noun of the model."
    models = {*concrete(Record), *concrete(ReferenceData)}
    assert models == set(KINDS.values()), "Add it to RECORDS in relations/models/__init__.py."


def test_step_2_claims_and_names_can_be_about_every_kind():
    assert set(RECORD_NOUNS) == set(RECORDS), "Add about_<noun> to About in relations/models/about.py."
    assert set(ALL_NOUNS) == set(KINDS), "Add about_<noun> to AboutAnything in relations/models/about.py."


def test_step_3_the_migrations_have_every_table():
    loader = MigrationLoader(None)
    state = ProjectState.from_apps(apps)
    changes = MigrationAutodetector(loader.project_state(), state).changes(graph=loader.graph)
    assert changes == {}, "Run `manage.py makemigrations`."
    migrations = [each for (app, _), each in loader.disk_migrations.items() if app == "relations"]
    creating = {each.name: codes(each) for each in migrations if creates_models(each)}
    assert [name for name, found in creating.items() if roles.install not in found] == [], (
        "Let roles view the table: end the migration with "
        "migrations.RunPython(roles.install, migrations.RunPython.noop)."
    )


def test_step_4_every_kind_has_a_factory():
    assert missing_classes("tests.factories", "Factory") == []
    names = {f"{model.__name__}Factory" for model in KINDS.values()}
    assert names <= set(tests.factories.__all__), "Import it in tests/factories/__init__.py."


def test_step_5_every_kind_has_a_serializer():
    assert missing_classes("relations.representations", "Serializer") == []
    choices = {name for name in relations.models.__all__ if is_choices(getattr(relations.models, name))}
    overrides = settings.SPECTACULAR_SETTINGS["ENUM_NAME_OVERRIDES"].keys()
    assert choices <= overrides, "Name its choices in ENUM_NAME_OVERRIDES in config/openapi.py."


def test_step_6_every_kind_has_filters():
    assert missing_classes("relations.api.filters", "Filter") == []


def test_step_7_every_kind_has_a_view_and_a_url():
    assert missing_classes("relations.api.views", "ViewSet") == []
    resources = {model.resource() for model in KINDS.values()}
    assert resources <= set(RESOURCES), "Register the view in relations/api/urls.py."


def test_step_8_tests_know_every_kind():
    assert missing_files("tests/kinds/{noun}.py") == []
    assert missing_files("tests/api/test_{noun}.py") == []


def test_step_9_every_kind_has_fixtures():
    assert missing_files("fixtures/{resource}.yaml") == []


def test_step_10_the_openapi_document_has_every_kind():
    document = yaml.load((ROOT / "openapi.yaml").read_text(), Loader=yaml.CSafeLoader)
    wanted = {f"/api/v1/{model.resource()}/" for model in KINDS.values()}
    assert wanted <= set(document["paths"]), "Run `make openapi`."
