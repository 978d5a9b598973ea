"""Every stored field has a filter or a reason against one, and responses declare their fields."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.urls import get_resolver

from relations.api.filters.parameter import FlagParameter
from relations.api.filters.period import WindowParameter
from relations.api.filters.reference import CountryParameter, ReferenceParameter, RelationParameter
from relations.api.urls import RESOURCES
from relations.models import KINDS, RECORDS
from relations.models.period_field import BOUNDS, PeriodField
from relations.queries.relation.participants import COUNTRY_PATHS
from tests.api import routes

API = settings.BASE_DIR / "relations" / "api"
MODELS = {view.queryset.model: view for view in RESOURCES.values()}
VIEWS = {noun: MODELS[model] for noun, model in KINDS.items() if model in MODELS}

# Columns without a filter, and why; they hold for every kind unless one is named.
WITHOUT_FILTER = {
    "revision": "a number of its own history: updated_since finds what changed",
    "publication": "readers see what is published and nothing else",
    "merged_into": "the URL of a merged record redirects to the other",
    "basis": "curators' notes on the evidence, which has_conflict and /claims/ filter by",
    "evidence": "derived: has_conflict, source and /claims/ filter by it",
    "claim_count": "derived: /claims/ filters claims",
    "source_count": "derived: source filters by sources",
    "identity": "derived from columns that each have a filter",
    "compared_with": "shown with a growth, which measure and period find",
    "quantity_rounded_to": "part of how an amount is worded",
    "item_count_rounded_to": "part of how an amount is worded",
    "item_count_operator": "part of how an amount is worded; item_count__gte finds by the number",
    "item_count_amount": "exact text of item_count_number",
    "item_count_unit": "agreements are counted without a unit",
    "quantity_amount": "exact text of quantity_number",
    "gist": "our own sentence: for search, not for exact words",
    "target_period": "shown with a statement, which speaker, topic and period find",
    "speaker_words": "names of speakers without a record: for search, not for exact words",
    "target_quantity_amount": "shown with a statement, which speaker, topic and period find",
    "target_quantity_operator": "shown with a statement, which speaker, topic and period find",
    "target_quantity_rounded_to": "shown with a statement, which speaker, topic and period find",
    "target_quantity_unit": "shown with a statement, which speaker, topic and period find",
    "target_quantity_number": "shown with a statement, which speaker, topic and period find",
    "held_on": "on=…&match=certain finds what was seen on a day",
    "status_history": "status filters by the latest state",
    "given_name": "not selective enough alone; alias and name find people",
    "name_order": "how to write a name, not whose it is",
    "meeting.title": "our own words: for search, not for exact words",
    "agreement.title": "long and often our own words: for search, not for exact words",
    "source.title": "long: for search, not for exact words",
    "subtitle": "long: for search, not for exact words",
    "issue": "printed in many ways; publisher and published find it",
    "translator": "rare; author finds who wrote it",
    "printed_on": "a date without a meaning of its own",
    "licence": "shown, but no filter is needed",
    "source.url": "shown, but no filter is needed",
    "paragraphs": "they have URLs of their own",
    "alpha_3": "the code itself, where a country has one",
    "official_name": "long: alias and name find countries",
    "successors": "shown with a former state",
    "other_codes": "another code in a URL leads to the country",
}


def columns(model):
    """The columns and rows of a kind, without surrogate keys and bounds."""
    periods = [field.name for field in model._meta.fields if isinstance(field, PeriodField)]
    bounds = {f"{name}_{bound}" for name in periods for bound in BOUNDS}
    own = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)} - bounds - {"id"}
    return own | {name for name in (*model.document, "aliases", "external_ids") if is_row(model, name)}


def is_row(model, name):
    try:
        return model._meta.get_field(name).one_to_many
    except FieldDoesNotExist:
        return False


def filtered_columns(filterset, model):
    """The columns that the filters of a kind compare."""
    found = set()
    for parameter in filterset.parameters.values():
        found |= set(columns_read(parameter, filterset, model))
    return {path.split("__")[0] for path in found}


def columns_read(parameter, filterset, model):
    if isinstance(parameter, CountryParameter | RelationParameter):
        return COUNTRY_PATHS[model.noun()]
    if isinstance(parameter, ReferenceParameter):
        return parameter.ways.values()
    if isinstance(parameter, WindowParameter):
        return [filterset.period_field]
    if isinstance(parameter, FlagParameter):
        return paths(parameter.condition)
    return [parameter.column]


def paths(condition):
    """The lookup paths in a condition."""
    for child in condition.children:
        if isinstance(child, tuple):
            yield child[0]
        else:
            yield from paths(child)


def test_every_field_has_a_filter_or_a_reason_against_one():
    unfiltered = {
        f"{noun}.{name}"
        for noun, view in VIEWS.items()
        for name in columns(KINDS[noun])
        - filtered_columns(view.filterset_class, KINDS[noun])
        - WITHOUT_FILTER.keys()
    }

    assert unfiltered - WITHOUT_FILTER.keys() == set(), "Give each a filter, or a reason in WITHOUT_FILTER."


def test_every_reason_is_about_a_field_without_a_filter():
    idle = set(WITHOUT_FILTER)
    for noun, view in VIEWS.items():
        model = KINDS[noun]
        unfiltered = columns(model) - filtered_columns(view.filterset_class, model)
        idle -= unfiltered | {f"{noun}.{name}" for name in unfiltered}

    assert idle == set(), "These have a filter, or do not exist."


def test_serializers_have_every_fact_of_a_record():
    fields = {noun: {*view.serializer_class().get_fields(), "url"} for noun, view in VIEWS.items()}

    assert [
        f"{noun}.{name}"
        for noun, model in RECORDS.items()
        for name in model.document
        if name not in fields.get(noun, model.document)
    ] == []


def test_no_filter_uses_a_regex_or_a_django_lookup_in_its_name():
    for file in Path(API / "filters").glob("*.py"):
        assert "regex" not in file.read_text()
    for view in RESOURCES.values():
        for name in view.filterset_class.parameters:
            assert "__" not in name or name.endswith(("__gte", "__lte"))


def test_every_serializer_lists_its_fields():
    for file in Path(API / "serializers").glob("*.py"):
        assert "__all__" not in file.read_text()


def test_every_list_has_a_default_ordering_and_a_unique_key():
    for view in RESOURCES.values():
        default = view.default_ordering.removeprefix("-")
        assert default in view.orderings
        assert view.queryset.model._meta.get_field(view.unique).unique


def test_identifiers_that_would_collide_with_a_url_are_reserved():
    urls = [path for path, _ in routes.paths(get_resolver(), "") if path.startswith(routes.ROOT)]
    steps = [path.removeprefix(routes.ROOT).split("/")[:2] for path in urls]
    taken = {(routes.NOUNS.get(kind), *step) for kind, *step in steps if step and step[0]}

    assert {(noun, key) for noun, key in taken if noun and "{" not in key} == {
        (noun, key) for noun, model in KINDS.items() for key in model.reserved
    }
