"""The API guards itself: what is stored can be asked for, and what is answered is declared."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.urls import get_resolver

from relations.api.filters.parameter import FlagParameter
from relations.api.filters.period import WindowParameter
from relations.api.filters.reference import CountryParameter, ReferenceParameter, RelationParameter
from relations.api.urls import RESOURCES
from relations.models import KINDS, RECORDS
from relations.models.period_field import BOUNDS, PeriodField
from relations.queries.sides import SIDES
from tests.api import routes

API = settings.BASE_DIR / "relations" / "api"
MODELS = {view.queryset.model: view for view in RESOURCES.values()}
VIEWS = {noun: MODELS[model] for noun, model in KINDS.items() if model in MODELS}

# Columns that nobody asks by, and why; of every kind unless a kind is named.
UNASKED = {
    "revision": "a number of its own history: updated_since asks for what changed",
    "publication": "readers see what is published and nothing else",
    "merged_into": "the address of a merged record leads to the other",
    "basis": "curators' notes to the evidence, which has_conflict and /claims/ ask by",
    "evidence": "derived: has_conflict, source and /claims/ ask by it",
    "claim_count": "derived: /claims/ asks by claims",
    "source_count": "derived: source asks by sources",
    "identity": "derived: made of columns that each have a filter",
    "compared_with": "shown with a growth, which measure and period find",
    "quantity_rounded_to": "part of how an amount is worded",
    "item_count_rounded_to": "part of how an amount is worded",
    "item_count_operator": "part of how an amount is worded; item_count__gte finds by the number",
    "item_count_amount": "exact text of item_count_number",
    "item_count_unit": "agreements are counted without a unit",
    "quantity_amount": "exact text of quantity_number",
    "external_ids": "an external identifier in an address leads to the record",
    "gist": "our own sentence: for search, not for exact words",
    "target_period": "shown with a statement, which speaker, topic and period find",
    "speaker_words": "words for those who are no record: for search, not for exact words",
    "target_quantity_amount": "shown with a statement, which speaker, topic and period find",
    "target_quantity_operator": "shown with a statement, which speaker, topic and period find",
    "target_quantity_rounded_to": "shown with a statement, which speaker, topic and period find",
    "target_quantity_unit": "shown with a statement, which speaker, topic and period find",
    "target_quantity_number": "shown with a statement, which speaker, topic and period find",
    "held_on": "on=…&match=certain asks for what was seen on a day",
    "status_history": "status asks for the state reached last",
    "given_name": "never unique enough to ask by alone; alias and name find people",
    "name_order": "how to write a name, not whose it is",
    "meeting.title": "our own words: for search, not for exact words",
    "agreement.title": "long and often our own words: for search, not for exact words",
    "source.title": "long: for search, not for exact words",
    "subtitle": "long: for search, not for exact words",
    "issue": "printed in many ways; publisher and published find it",
    "translator": "rare; author asks for who wrote it",
    "printed_on": "a date without a meaning of its own",
    "licence": "shown, not asked by",
    "source.url": "shown, not asked by",
    "paragraphs": "they have addresses of their own",
    "alpha_3": "the code itself, where a country has one",
    "official_name": "long: alias and name find countries",
    "successors": "shown with a former state",
    "other_codes": "another code in an address leads to the country",
}


def columns(model):
    """What a kind stores, and the rows that belong to it, without surrogate keys and bounds."""
    periods = [field.name for field in model._meta.fields if isinstance(field, PeriodField)]
    bounds = {f"{name}_{bound}" for name in periods for bound in BOUNDS}
    own = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)} - bounds - {"id"}
    return own | {name for name in (*model.document, "aliases", "external_ids") if is_row(model, name)}


def is_row(model, name):
    try:
        return model._meta.get_field(name).one_to_many
    except FieldDoesNotExist:
        return False


def asked_by(filterset, model):
    """The columns that the filters of a kind read."""
    found = set()
    for parameter in filterset.base_filters.values():
        found |= set(read_by(parameter, filterset, model))
    return {path.split("__")[0] for path in found}


def read_by(parameter, filterset, model):
    if isinstance(parameter, CountryParameter | RelationParameter):
        return SIDES[model.noun()]
    if isinstance(parameter, ReferenceParameter):
        return parameter.ways.values()
    if isinstance(parameter, WindowParameter):
        return [filterset.period_field]
    if isinstance(parameter, FlagParameter):
        return paths(parameter.condition)
    return [parameter.field_name]


def paths(condition):
    """The lookup paths in a condition."""
    for child in condition.children:
        if isinstance(child, tuple):
            yield child[0]
        else:
            yield from paths(child)


def test_every_kind_answers():
    assert set(VIEWS) == set(KINDS)


@pytest.mark.parametrize("noun", sorted(KINDS))
def test_every_kind_has_its_file_in_every_room_of_the_api(noun):
    for room in ("filters", "serializers", "views"):
        assert (API / room / f"{noun}.py").exists()


@pytest.mark.parametrize("noun", sorted(KINDS))
def test_every_field_has_a_filter_or_a_written_reason(noun):
    model, view = KINDS[noun], VIEWS[noun]
    reasons = {name for name in UNASKED if "." not in name}
    reasons |= {name.split(".")[1] for name in UNASKED if name.startswith(f"{noun}.")}

    missing = columns(model) - asked_by(view.filterset_class, model) - reasons

    assert missing == set(), "Give each a filter, or a reason in UNASKED."


def test_every_reason_is_about_a_field_without_a_filter():
    idle = set(UNASKED)
    for noun, view in VIEWS.items():
        model = KINDS[noun]
        unasked = columns(model) - asked_by(view.filterset_class, model)
        idle -= unasked | {f"{noun}.{name}" for name in unasked}

    assert idle == set(), "These have a filter, or do not exist."


@pytest.mark.parametrize("noun", sorted(RECORDS))
def test_every_fact_of_a_record_is_shown(noun):
    fields = set(VIEWS[noun].serializer_class().get_fields())

    assert set(RECORDS[noun].document) <= fields | {"url"}


def test_no_filter_uses_a_regex_and_none_reaches_into_other_tables_by_name():
    for view in RESOURCES.values():
        for name, parameter in view.filterset_class.base_filters.items():
            assert "regex" not in parameter.lookup_expr
            assert "__" not in name or name.endswith(("__gte", "__lte"))


def test_no_serializer_shows_all_fields_unnamed():
    for file in Path(API / "serializers").glob("*.py"):
        assert "__all__" not in file.read_text()


def test_every_list_has_its_orderings_and_a_unique_last_key():
    for view in RESOURCES.values():
        default = view.default_ordering.removeprefix("-")
        assert default in view.orderings
        assert view.queryset.model._meta.get_field(view.unique).unique


def test_no_identifier_can_be_an_address_at_which_something_else_answers():
    addresses = [path for path, _ in routes.paths(get_resolver(), "") if path.startswith(routes.ROOT)]
    steps = [path.removeprefix(routes.ROOT).split("/")[:2] for path in addresses]
    taken = {(routes.NOUNS.get(kind), *step) for kind, *step in steps if step and step[0]}

    assert {(noun, key) for noun, key in taken if noun and "{" not in key} == {
        (noun, key) for noun, model in KINDS.items() for key in model.reserved
    }
