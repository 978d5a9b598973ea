"""Every declared ordering of a list has its index, and every index its use."""

import pytest
from django.urls import get_resolver

from relations.api.filters.claim import KindParameter
from relations.api.filters.conflict import OfReadings
from relations.api.filters.parameter import FlagParameter
from relations.api.filters.period import PeriodFilter, WindowParameter
from relations.api.filters.reference import CountryParameter, ReferenceParameter, RelationParameter
from relations.api.filters.search import SearchParameter
from relations.api.ordering import terms_of
from relations.api.urls import RESOURCES
from relations.api.views.resource import ListViewSet
from relations.models import KINDS, Place, Record, Topic
from relations.models.about import RECORD_NOUNS, REFERENCE_NOUNS, About
from relations.models.period_field import bounds_of
from relations.queries.sides import SIDES
from tests.benchmarks.measured import unasked
from tests.models.test_constraints import MODELS

# What an index serves that is no ordering.
SERVES = {
    "alias_by_text": "finds whatever bears a name",
    "claim_by_source": "claims of a source and of one of its paragraphs",
    "claim_by_standing": "claims by standing",
    "proposal_by_record": "what is proposed for a record",
    "proposal_by_state": "the review queue",
    "stored_answer_by_age": "forgetting answers after a day",
    "revision_by_public_sequence": "the feed of changes",
    "revision_by_record": "the history of a record",
    "revision_by_redaction": "the latest redaction, part of the state of the data",
    "tenure_sighting_by_day": "leaders seen in office on a day",
    **{f"{model._meta.model_name}_by_conflict": "records in conflict" for model in MODELS},
    "claim_denies": "claims that deny",
    "claim_is_deprecated": "errors of sources",
    **{
        f"{prefix}_{noun}": "what is said of a record"
        for prefix in ("alias", "claim", "conflict", "external")
        for noun in RECORD_NOUNS + REFERENCE_NOUNS
    },
}
SHOWN = {"publication", "is_public"}  # lists show only what is published


def views(patterns):
    """The views behind addresses, those of nested ones too."""
    for pattern in patterns:
        yield from views(getattr(pattern, "url_patterns", []))
        if view := getattr(getattr(pattern, "callback", None), "cls", None):
            yield view


LISTS = {view for view in views(get_resolver().url_patterns) if issubclass(view, ListViewSet)}
NAMES = [
    (view, sign + name)
    for view in sorted(LISTS, key=lambda view: view.__name__)
    for name in view.orderings
    for sign in ("", "-")
]


def ways_to_countries(model):
    """The lookup paths from a kind to its countries, or from what is said of records to theirs."""
    if not issubclass(model, About):
        return SIDES[model.noun()]
    return [f"about_{noun}__{way}" for noun, ways in SIDES.items() for way in ways]


def paths_of(parameter, model):
    """The lookup paths of a filter, each to the column that it compares."""
    if isinstance(parameter, CountryParameter | RelationParameter):
        return ways_to_countries(model)
    if isinstance(parameter, OfReadings):
        return ["record_key"]  # where the claims of each conflict are found
    if isinstance(parameter, KindParameter):
        return [f"about_{noun}" for noun in RECORD_NOUNS]
    return parameter.ways.values() if isinstance(parameter, ReferenceParameter) else [parameter.field_name]


def against(view, name):
    """The ordering with its ties the other way round, where imports leave many: moments, days, amounts."""
    if not terms_of(view, name)[0].has_nulls:
        return []
    return [(view, f"{name},id" if name.startswith("-") else f"{name},-id")]


ORDERINGS = [
    pytest.param(view, name, id=f"{view.__name__} {name}")
    for each in NAMES
    for view, name in (each, *against(*each))
]


def columns(index):
    """The columns of an index with their directions, what lists are narrowed by left out."""
    fields = [(name, order == "DESC") for name, order in index.fields_orders]
    return fields[1:] if fields and fields[0][0] in SHOWN else fields


def wanted(terms):
    """What an index for the ordering looks like, or the same walked backwards."""
    names = [(term.column, term.descending) for term in terms]
    return [names, [(name, not descending) for name, descending in names]]


def indexes_for(model, terms):
    """The names of the indexes that serve an ordering."""
    unique = {field.name for field in model._meta.fields if field.unique}
    if terms[0].column in unique:
        return [terms[0].column]
    return [index.name for index in model._meta.indexes if columns(index)[: len(terms)] in wanted(terms)]


@pytest.mark.parametrize(("view", "name"), ORDERINGS)
def test_ordering_has_an_index(view, name):
    assert indexes_for(view.queryset.model, terms_of(view, name))


def has_windows(view):
    """Whether windows of time narrow a list of many records."""
    return issubclass(view.filterset_class or object, PeriodFilter) and issubclass(
        view.queryset.model, Record
    )


@pytest.mark.parametrize(("view", "name"), [each for each in ORDERINGS if has_windows(each.values[0])])
def test_windows_of_time_are_compared_in_the_index_of_an_ordering(view, name):
    model = view.queryset.model
    serving = set(indexes_for(model, terms_of(view, name))) | {f"{model._meta.model_name}_by_slug"}

    carried = [
        {column for column, _ in columns(index)} for index in model._meta.indexes if index.name in serving
    ]

    bounds = set(bounds_of(view.filterset_class.period_field))
    assert any(bounds <= names and terms_of(view, name)[0].column in names for names in carried)


def test_every_kind_has_orderings():
    assert set(KINDS.values()) <= {view.queryset.model for view in LISTS if len(view.orderings) > 1}


NO_INDEX_FOR = (FlagParameter, WindowParameter, SearchParameter)  # told apart below, or searched otherwise
FILTERS = [
    pytest.param(view.queryset.model, path, id=f"{view.__name__} {name} {path}")
    for view in sorted(LISTS, key=lambda view: view.__name__)
    # Countries are 286 rows.
    if issubclass(view.queryset.model, Record | About | Place | Topic)
    for name, parameter in view.filterset_class.base_filters.items()
    if not isinstance(parameter, NO_INDEX_FOR)
    for path in paths_of(parameter, view.queryset.model)
]


def asked_first(model):
    """The columns by which an index finds rows."""
    firsts = {columns(index)[0][0] for index in model._meta.indexes if columns(index)}
    return firsts | {field.name for field in model._meta.fields if field.db_index or field.unique}


def where(model, path):
    """The table and the column at the end of a lookup path: where an index has to find rows."""
    step, _, rest = path.partition("__")
    field = model._meta.get_field(step)
    if field.many_to_many:
        through, name = field.remote_field.through, field.m2m_reverse_field_name()
        return where(field.related_model, rest) if rest else (through, name)
    if field.one_to_many:
        return where(field.related_model, rest or field.field.name)
    return where(field.related_model, rest) if rest else (model, step)


@pytest.mark.parametrize(("model", "path"), FILTERS)
def test_every_filter_has_an_index_where_it_looks(model, path):
    table, column = where(model, path)

    assert column in asked_first(table)


@pytest.mark.parametrize("resource", RESOURCES)
def test_the_benchmark_of_lists_asks_by_every_filter(resource):
    assert unasked(resource) == set()


def test_every_index_serves_an_ordering_or_says_what_it_serves():
    orderings = [each.values for each in ORDERINGS]
    used = {name for view, by in orderings for name in indexes_for(view.queryset.model, terms_of(view, by))}
    by_identifier = {f"{model._meta.model_name}_by_slug" for model in MODELS}

    filtered = {
        index.name
        for model, column in (where(*each.values) for each in FILTERS)
        for index in model._meta.indexes
        if [column] == [name for name, _ in index.fields_orders]
    }

    every = {index.name for model in MODELS for index in model._meta.indexes}
    assert every - used - filtered - by_identifier - set(SERVES) == set()
