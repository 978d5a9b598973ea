"""Every declared ordering of a list has an index, and every index is used."""

from django.urls import get_resolver

from relations.api.filters.claim import KindParameter
from relations.api.filters.conflict import OfReadings
from relations.api.filters.parameter import FlagParameter
from relations.api.filters.period import MatchParameter, PeriodFilter, WindowParameter
from relations.api.filters.reference import CountryParameter, ReferenceParameter, RelationParameter
from relations.api.filters.search import SearchParameter
from relations.api.paging.ordering import terms_of
from relations.api.urls import RESOURCES
from relations.api.views.group import GroupViewSet
from relations.api.views.resource import ListViewSet
from relations.api.views.subresource import SubresourceViewSet
from relations.models import KINDS, Place, Record, Topic
from relations.models.about import ALL_NOUNS, RECORD_NOUNS, About
from relations.models.period_field import bounds_of
from relations.queries.relation.participants import COUNTRY_PATHS
from tests.benchmarks.measured import unrequested_parameters
from tests.models.test_constraints import MODELS

# What each index that serves no ordering is for.
SERVES = {
    "alias_by_text": "finds records by a name",
    "claim_by_source": "claims of a source and of one of its paragraphs",
    "claim_by_standing": "claims by standing",
    "proposal_by_record": "what is proposed for a record",
    "proposal_by_state": "the review queue",
    "stored_response_by_age": "deleting stored responses after a day",
    "revision_by_public_sequence": "the feed of changes",
    "revision_by_record": "the history of a record",
    "revision_by_redaction": "the latest redaction, part of the state of the data",
    "tenure_sighting_by_day": "leaders seen in office on a day",
    **{f"{model._meta.model_name}_by_conflict": "records in conflict" for model in MODELS},
    "claim_denies": "claims that deny",
    "claim_is_deprecated": "errors of sources",
    **{
        f"{prefix}_{noun}": "claims, aliases, conflicts and identifiers of a record"
        for prefix in ("alias", "claim", "conflict", "external")
        for noun in ALL_NOUNS
    },
}
PUBLISHED_FLAGS = {"publication", "is_public"}  # lists show only what is published


def views(patterns):
    """The view classes behind URLs, those of nested ones too."""
    for pattern in patterns:
        yield from views(getattr(pattern, "url_patterns", []))
        if view := getattr(getattr(pattern, "callback", None), "cls", None):
            yield view


# The few rows of one record are found by it, and then sorted. Groups have no ordering.
LISTS = {
    view
    for view in views(get_resolver().url_patterns)
    if issubclass(view, ListViewSet) and not issubclass(view, SubresourceViewSet | GroupViewSet)
}
NAMES = [
    (view, sign + name)
    for view in sorted(LISTS, key=lambda view: view.__name__)
    for name in view.orderings
    for sign in ("", "-")
]


def ways_to_countries(model):
    """The lookup paths from a kind, or from rows about records, to countries."""
    if not issubclass(model, About):
        return COUNTRY_PATHS[model.noun()]
    return [f"about_{noun}__{way}" for noun, ways in COUNTRY_PATHS.items() for way in ways]


def paths_of(parameter, model):
    """The lookup paths of a filter, each to the column that it compares."""
    if isinstance(parameter, CountryParameter | RelationParameter):
        return ways_to_countries(model)
    if isinstance(parameter, OfReadings):
        return ["record_key"]  # where the claims of each conflict are found
    if isinstance(parameter, KindParameter):
        return [f"about_{noun}" for noun in RECORD_NOUNS]
    return parameter.ways.values() if isinstance(parameter, ReferenceParameter) else [parameter.column]


def with_reversed_ties(view, name):
    """The ordering with its ties reversed, where imports leave many: moments, days, amounts."""
    if not terms_of(view, name)[0].has_nulls:
        return []
    return [(view, f"{name},id" if name.startswith("-") else f"{name},-id")]


ORDERINGS = [(view, name) for each in NAMES for view, name in (each, *with_reversed_ties(*each))]


def columns(index):
    """The columns of an index with their directions, without those that select what is published."""
    fields = [(name, order == "DESC") for name, order in index.fields_orders]
    return fields[1:] if fields and fields[0][0] in PUBLISHED_FLAGS else fields


def index_columns(terms):
    """The columns of an index for the ordering, and those of one that is read backwards."""
    names = [(term.column, term.descending) for term in terms]
    return [names, [(name, not descending) for name, descending in names]]


def indexes_for(model, terms):
    """The names of the indexes that serve an ordering."""
    unique = {field.name for field in model._meta.fields if field.unique}
    if terms[0].column in unique:
        return [terms[0].column]
    return [
        index.name for index in model._meta.indexes if columns(index)[: len(terms)] in index_columns(terms)
    ]


def test_every_ordering_has_an_index():
    assert [
        f"{view.__name__}: {name}"
        for view, name in ORDERINGS
        if not indexes_for(view.queryset.model, terms_of(view, name))
    ] == []


def has_windows(view):
    """Whether a list of many records has filters by time windows."""
    return issubclass(view.filterset_class or object, PeriodFilter) and issubclass(
        view.queryset.model, Record
    )


def index_holds_bounds(view, name):
    """Whether an index that serves the ordering also holds the bounds of the period."""
    model = view.queryset.model
    serving = set(indexes_for(model, terms_of(view, name))) | {f"{model._meta.model_name}_by_slug"}

    carried = [
        {column for column, _ in columns(index)} for index in model._meta.indexes if index.name in serving
    ]

    bounds = set(bounds_of(view.filterset_class.period_field))
    return any(bounds <= names and terms_of(view, name)[0].column in names for names in carried)


def test_time_windows_are_compared_in_the_index_of_an_ordering():
    with_windows = [(view, name) for view, name in ORDERINGS if has_windows(view)]

    assert with_windows
    assert [
        f"{view.__name__}: {name}" for view, name in with_windows if not index_holds_bounds(view, name)
    ] == []


def test_every_kind_has_orderings():
    assert set(KINDS.values()) <= {view.queryset.model for view in LISTS if len(view.orderings) > 1}


NO_INDEX_FOR = (
    FlagParameter,
    WindowParameter,
    MatchParameter,
    SearchParameter,
)  # flags are rarely selective, and windows and searches have indexes of their own
FILTERS = [
    (view.queryset.model, path)
    for view in sorted(LISTS, key=lambda view: view.__name__)
    # Countries are 286 rows.
    if issubclass(view.queryset.model, Record | About | Place | Topic)
    for name, parameter in view.filterset_class.parameters.items()
    if not isinstance(parameter, NO_INDEX_FOR)
    for path in paths_of(parameter, view.queryset.model)
]


def leading_columns(model):
    """The columns by which an index of a model finds rows."""
    firsts = {columns(index)[0][0] for index in model._meta.indexes if columns(index)}
    firsts |= {
        constraint.fields[0] for constraint in model._meta.total_unique_constraints if constraint.fields
    }
    return firsts | {field.name for field in model._meta.fields if field.db_index or field.unique}


def resolve_lookup(model, path):
    """The table and the column at the end of a lookup path: what an index must cover."""
    step, _, rest = path.partition("__")
    field = model._meta.get_field(step)
    if field.many_to_many:
        through, name = field.remote_field.through, field.m2m_reverse_field_name()
        return resolve_lookup(field.related_model, rest) if rest else (through, name)
    if field.one_to_many:
        return resolve_lookup(field.related_model, rest or field.field.name)
    return resolve_lookup(field.related_model, rest) if rest else (model, step)


def test_every_filter_has_an_index_on_its_column():
    looked_up = {(model, path): resolve_lookup(model, path) for model, path in FILTERS}

    assert [
        f"{model.__name__}: {path}"
        for (model, path), (table, column) in looked_up.items()
        if column not in leading_columns(table)
    ] == [], "Add filter_index(…) to the indexes of its model, and make the migration again."


def test_the_benchmark_of_lists_requests_every_filter():
    missing = {resource: unrequested_parameters(resource) for resource in RESOURCES}

    assert {resource: names for resource, names in missing.items() if names} == {}


def test_every_index_serves_an_ordering_or_has_a_reason():
    used = {name for view, by in ORDERINGS for name in indexes_for(view.queryset.model, terms_of(view, by))}
    by_identifier = {f"{model._meta.model_name}_by_slug" for model in MODELS}

    filtered = {
        index.name
        for model, column in (resolve_lookup(*each) for each in FILTERS)
        for index in model._meta.indexes
        if [column] == [name for name, _ in index.fields_orders]
    }

    every = {index.name for model in MODELS for index in model._meta.indexes}
    assert every - used - filtered - by_identifier - set(SERVES) == set()
