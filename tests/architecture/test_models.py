"""What models are, and what they are not: no field declared twice, no hidden rows, no knot of imports."""

import ast
from graphlib import CycleError, TopologicalSorter

import pytest
from django.apps import apps
from django.db import models

from relations.documents.declaration import parts
from relations.models import KINDS, RECORDS, REFERENCE_DATA, Figure, Record, ReferenceData
from relations.models.claim import WHOLE_RECORD
from relations.models.one_of import OneOf, Pair
from relations.models.period_field import BOUNDS, PeriodField
from relations.models.quantity_field import QuantityField
from tests.architecture.tree import classes, imported, modules, nodes, place

MODELS = [model for model in apps.get_app_config("relations").get_models() if not model._meta.auto_created]
FILES = modules("relations/models")
# What a document says in another place or way than as a field of its own, and what the actions derive.
SAID_OTHERWISE = {"id", "slug", "code", "publication", "merged_into", "basis"}
DERIVED = {"revision", "updated_at", "evidence", "claim_count", "source_count", "conflict_count", "identity"}


def declared(model):
    """The names that the body of a model's class binds, Meta apart."""
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


def forms_kept(condition):
    """The forms that a condition of the database asks of columns."""
    for child in condition.children:
        if isinstance(child, models.Q):
            yield from forms_kept(child)
        elif child[0].endswith("__regex"):
            yield child[0].removesuffix("__regex"), child[1]


@pytest.mark.parametrize("model", KINDS.values())
def test_whoever_writes_a_text_is_told_its_form_before_the_database_refuses_it(model):
    constraints = [each for each in model._meta.constraints if isinstance(each, models.CheckConstraint)]
    kept = {form for each in constraints for form in forms_kept(each.condition)}

    told = {(part.name, rf"^{part.form.pattern}\Z") for part in parts(model) if getattr(part, "form", None)}
    assert told == {(name, form) for name, form in kept if name not in SAID_OTHERWISE}


@pytest.mark.parametrize("model", RECORDS.values())
def test_no_kind_redeclares_a_field_of_its_base(model):
    """Django would silently replace the field for that kind."""
    bases = [base for base in (Record, Figure) if issubclass(model, base)]
    inherited = {field.name for base in bases for field in base._meta.get_fields()}

    assert declared(model) & inherited == set()


@pytest.mark.parametrize("model", REFERENCE_DATA.values())
def test_no_reference_data_redeclares_a_field_of_its_base(model):
    assert declared(model) & {field.name for field in ReferenceData._meta.get_fields()} == set()


@pytest.mark.parametrize("path", FILES)
def test_every_class_says_what_it_is_in_the_world(path):
    """Asked of the source: Django writes a docstring of its own into a model that has none."""
    assert [name for name, node in classes(path).items() if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("model", KINDS.values())
def test_documents_and_facts_name_fields_that_exist(model):
    assert [part.name for part in parts(model)] == list(model.document)
    assert set(model.facts) <= set(model.document)
    assert len(set(model.document)) == len(model.document)
    assert WHOLE_RECORD not in model.document


@pytest.mark.parametrize("model", KINDS.values())
def test_every_column_is_in_the_document_or_derived(model):
    periods = [field.name for field in model._meta.fields if isinstance(field, PeriodField)]
    bounds = {f"{name}_{bound}" for name in periods for bound in BOUNDS}
    own = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}

    assert own - columns_in_document(model) - SAID_OTHERWISE - DERIVED - bounds == set()


def test_every_kind_can_lead_to_its_claims_and_names():
    for model in RECORDS.values():
        assert {"claims", "conflicts", "aliases", "external_ids"} <= {
            relation.get_accessor_name() for relation in model._meta.related_objects
        }
    for model in REFERENCE_DATA.values():
        assert {"aliases", "external_ids"} <= {
            relation.get_accessor_name() for relation in model._meta.related_objects
        }


def test_models_import_each_other_in_one_direction():
    def module(path):
        return path.removesuffix(".py").replace("/", ".")

    graph = {module(path): imported(path) & {module(each) for each in FILES} for path in FILES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("path", FILES)
def test_no_model_saves_or_deletes_in_its_own_way(path):
    overridden = {"save", "save_base", "delete", "asave", "adelete", "bulk_create", "update"}

    assert [place(path, node) for node in nodes(path, ast.FunctionDef) if node.name in overridden] == []


@pytest.mark.parametrize("path", modules("relations", "config"))
def test_there_are_no_signals(path):
    signals = ("django.dispatch", "django.db.models.signals", "django.core.signals")

    assert [name for name in imported(path) if name.startswith(signals)] == []


@pytest.mark.parametrize("model", MODELS)
def test_objects_are_all_rows(model):
    rows = model.objects.all().query

    assert [manager.name for manager in model._meta.managers] == ["objects"]
    assert not rows.where
    assert (rows.low_mark, rows.high_mark) == (0, None)


@pytest.mark.parametrize("model", MODELS)
def test_references_to_what_is_curated_never_take_it_along(model):
    """Deleting a record by accident must not delete what points at it: only rows go with their record."""
    cascading = [
        field.name
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    ]

    assert len(cascading) <= 1
    assert not cascading or model not in KINDS.values()
