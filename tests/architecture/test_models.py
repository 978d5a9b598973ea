"""Models declare each field once, hide no rows and import each other in one direction."""

import ast
from graphlib import CycleError, TopologicalSorter

import pytest
from django.apps import apps
from django.db import models

from relations.documents.declaration import parts
from relations.models import KINDS, Figure, Record, ReferenceData
from relations.models.claim import WHOLE_RECORD
from relations.models.one_of import OneOf, Pair
from relations.models.period_field import BOUNDS, PeriodField
from relations.models.quantity_field import QuantityField
from tests.architecture.tree import classes, imported, modules, nodes, place

MODELS = [model for model in apps.get_app_config("relations").get_models() if not model._meta.auto_created]
FILES = modules("relations/models")
# Columns that a document holds elsewhere than in a field of the same name, and columns that actions derive.
STORED_OTHERWISE = {"id", "slug", "code", "publication", "merged_into", "basis"}
DERIVED = {"revision", "updated_at", "evidence", "claim_count", "source_count", "conflict_count", "identity"}


def declared(model):
    """The names that the class body of a model binds, without Meta."""
    path = f"{model.__module__.replace('.', '/')}.py"
    body = classes(path)[model.__name__].body
    found = {target.id for node in body if isinstance(node, ast.Assign) for target in node.targets}
    return found | {node.target.id for node in body if isinstance(node, ast.AnnAssign)}


def columns_in_document(model):
    """The fields behind the parts of a model's document."""
    found = set()
    for part in parts(model):
        composite = getattr(model, part.name, None)
        if isinstance(composite, OneOf):
            found |= set(composite.columns.values())
        elif isinstance(composite, Pair):
            found |= set(composite.columns)
        elif isinstance(composite, QuantityField):
            found |= {f"{part.name}_{each}" for each in QuantityField.PARTS}
        else:
            found.add(part.name)
    return found


def checked_forms(condition):
    """The regular expressions in a check constraint, each with its column."""
    for child in condition.children:
        if isinstance(child, models.Q):
            yield from checked_forms(child)
        elif child[0].endswith("__regex"):
            yield child[0].removesuffix("__regex"), child[1]


def test_documents_check_every_form_that_the_database_checks():
    """Otherwise a wrong text raises a database error instead of one that describes the required form."""
    unequal = {}
    for noun, model in KINDS.items():
        checks = [each for each in model._meta.constraints if isinstance(each, models.CheckConstraint)]
        kept = {form for each in checks for form in checked_forms(each.condition)}
        kept = {(name, form) for name, form in kept if name not in STORED_OTHERWISE}
        checked = {
            (part.name, rf"^{part.form.pattern}\Z") for part in parts(model) if getattr(part, "form", None)
        }
        unequal |= {noun: kept ^ checked} if kept != checked else {}

    assert unequal == {}


def test_no_kind_redeclares_a_field_of_its_base():
    """Django would silently replace the field for that kind."""
    redeclared = {}
    for noun, model in KINDS.items():
        bases = [base for base in (Record, Figure, ReferenceData) if issubclass(model, base)]
        inherited = {field.name for base in bases for field in base._meta.get_fields()}
        redeclared[noun] = declared(model) & inherited

    assert {noun: names for noun, names in redeclared.items() if names} == {}


def test_every_class_has_a_docstring():
    """Read from the source: Django writes a docstring of its own into a model that has none."""
    assert [
        place(path, node) for path in FILES for node in classes(path).values() if not ast.get_docstring(node)
    ] == []


def test_documents_and_facts_name_existing_fields():
    for noun, model in KINDS.items():
        assert [part.name for part in parts(model)] == list(model.document), noun
        assert set(model.facts) <= set(model.document), noun
        assert len(set(model.document)) == len(model.document), noun
        assert WHOLE_RECORD not in model.document, noun


def test_every_column_is_in_the_document_or_derived():
    missing = []
    for noun, model in KINDS.items():
        periods = [field.name for field in model._meta.fields if isinstance(field, PeriodField)]
        bounds = {f"{name}_{bound}" for name in periods for bound in BOUNDS}
        own = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
        rest = own - columns_in_document(model) - STORED_OTHERWISE - DERIVED - bounds
        missing += [f"{noun}.{name}" for name in sorted(rest)]

    assert missing == []


def test_models_import_each_other_in_one_direction():
    def module(path):
        return path.removesuffix(".py").replace("/", ".")

    graph = {module(path): imported(path) & {module(each) for each in FILES} for path in FILES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_no_model_overrides_save_or_delete():
    overridden = {"save", "save_base", "delete", "asave", "adelete", "bulk_create", "update"}

    assert [
        place(path, node)
        for path in FILES
        for node in nodes(path, ast.FunctionDef)
        if node.name in overridden
    ] == []


def test_there_are_no_signals():
    signals = ("django.dispatch", "django.db.models.signals", "django.core.signals")

    assert [
        f"{path}: {name}"
        for path in modules("relations", "config")
        for name in imported(path)
        if name.startswith(signals)
    ] == []


def test_the_default_manager_returns_all_rows():
    for model in MODELS:
        rows = model.objects.all().query

        assert [manager.name for manager in model._meta.managers] == ["objects"], model
        assert not rows.where, model
        assert (rows.low_mark, rows.high_mark) == (0, None), model


def test_deleting_a_referenced_record_deletes_no_other_record():
    """A deletion by mistake must not cascade to other records: only rows are deleted with their record."""
    cascading = {model: list(cascades(model)) for model in MODELS}

    assert {
        model: names for model, names in cascading.items() if len(names) > (model not in KINDS.values())
    } == {}


def cascades(model):
    """The foreign keys of a model that cascade."""
    for field in model._meta.fields:
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE:
            yield field.name
