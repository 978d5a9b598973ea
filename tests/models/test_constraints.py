"""The database refuses what breaks a named constraint, even where SQL goes past every action and form."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint, UniqueConstraint

import tests.factories
from relations.models import Revision
from relations.models.history_guard import REFUSAL
from tests.factories import VisitFactory
from tests.models.breaches import CHECKS, SET_APART_BY, UNIQUES

MODELS = [model for model in apps.get_app_config("relations").get_models() if not model._meta.auto_created]
CONSTRAINTS = {
    constraint.name: (model, constraint) for model in MODELS for constraint in model._meta.constraints
}
UNIQUE_FIELDS = [
    (model, field.name)
    for model in MODELS
    for field in model._meta.fields
    if field.unique and not field.primary_key
]


def make(model, **keywords):
    return getattr(tests.factories, f"{model.__name__}Factory")(**keywords)


def columns(model, names):
    """The columns of the fields, each quoted."""
    return [connection.ops.quote_name(model._meta.get_field(name).column) for name in names]


def refused(sql):
    """Run the statement; return the refusal of the database."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    return caught.value


def change(row, assignments):
    """The statement that sets columns of a row to expressions; of history, one that adds a row like it."""
    meta, quote = row._meta, connection.ops.quote_name
    where = f"{quote(meta.pk.column)} = {literal(row.pk)}"
    if isinstance(row, Revision):
        kept = {field.column: quote(field.column) for field in meta.fields if not field.primary_key}
        kept |= {"number": quote("number") + " + 1"} | assignments
        names, values = ", ".join(map(quote, kept)), ", ".join(kept.values())
        return f"INSERT INTO {meta.db_table} ({names}) SELECT {values} FROM {meta.db_table} WHERE {where}"
    settings = ", ".join(f"{quote(column)} = {expression}" for column, expression in assignments.items())
    return f"UPDATE {meta.db_table} SET {settings} WHERE {where}"


def literal(pk):
    """A primary key in SQL."""
    if isinstance(pk, int):
        return str(pk)
    return f"'{pk.hex}'" if hasattr(pk, "hex") and connection.vendor == "sqlite" else f"'{pk}'"


def like(row, names):
    """Assignments that give another row the same values in the columns."""
    meta, quote = row._meta, connection.ops.quote_name
    source = f"FROM {meta.db_table} WHERE {quote(meta.pk.column)} = {literal(row.pk)}"
    return {
        meta.get_field(name).column: f"(SELECT {quote(meta.get_field(name).column)} {source})"
        for name in names
    }


def assert_names(error, constraint, model):
    """The refusal is that of the constraint; SQLite names a unique one by its columns."""
    if model is Revision and isinstance(constraint, UniqueConstraint) and connection.vendor == "sqlite":
        assert str(error) == REFUSAL
    elif connection.vendor == "postgresql":
        assert error.__cause__.diag.constraint_name == constraint.name
    elif isinstance(constraint, CheckConstraint):
        assert str(error) == f"CHECK constraint failed: {constraint.name}"
    else:
        named = [f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in constraint.fields]
        assert str(error) == f"UNIQUE constraint failed: {', '.join(named)}"


def test_every_constraint_has_a_breach():
    by_kind = {
        kind: {name for name, (_, each) in CONSTRAINTS.items() if isinstance(each, kind)}
        for kind in (CheckConstraint, UniqueConstraint)
    }

    assert set(CHECKS) == by_kind[CheckConstraint]
    assert set(UNIQUES) == by_kind[UniqueConstraint]
    assert len(CONSTRAINTS) == len(CHECKS) + len(UNIQUES)


def test_constraints_are_sentences():
    assert [name for name in CONSTRAINTS if name.count("_") < 2] == []


@pytest.mark.parametrize(
    ("name", "breach"), [(name, breach) for name, breaches in CHECKS.items() for breach in breaches], ids=str
)
@pytest.mark.django_db
def test_check_is_enforced(name, breach):
    model, constraint = CONSTRAINTS[name]

    error = refused(change(make(model), breach))

    assert_names(error, constraint, model)


@pytest.mark.parametrize("name", UNIQUES)
@pytest.mark.django_db
def test_uniqueness_is_enforced(name):
    model, constraint = CONSTRAINTS[name]
    one, other = (make(model, **keywords) for keywords in UNIQUES[name])
    names = [each for name in constraint.fields for each in SET_APART_BY.get(name, [name])]

    error = refused(change(other, like(one, names)))

    assert_names(error, constraint, model)


@pytest.mark.parametrize(("model", "name"), UNIQUE_FIELDS, ids=str)
@pytest.mark.django_db
def test_identifier_is_unique(model, name):
    one, other = make(model), make(model)

    error = refused(change(other, like(one, [name])))

    column = model._meta.get_field(name).column
    assert column in (str(error) if connection.vendor == "sqlite" else error.__cause__.diag.constraint_name)


@pytest.mark.django_db
def test_retracted_figure_gives_way_to_another_of_the_same_identity():
    figure = make(CONSTRAINTS["tradefigure_stands_once"][0], period="2022")
    with connection.cursor() as cursor:
        cursor.execute(change(figure, {"publication": "'retracted'"}))

    assert make(type(figure), period="2022").identity == figure.identity


@pytest.mark.django_db
def test_reference_to_nothing_is_refused():
    visit = VisitFactory()
    assert "host" in str(refused(change(visit, {"host_id": "NULL"})))

    with transaction.atomic():
        mark = transaction.savepoint()
        with connection.cursor() as cursor:
            cursor.execute(change(visit, {"host_id": "'QQQ'"}))
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.savepoint_rollback(mark)
