"""Reading pages forwards and backwards while rows are added, removed and moved."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.actions.changes import publication
from relations.models import KINDS, Record
from tests.actions.world import rolled_back
from tests.api.any_world import PHASES, QUIET
from tests.api.chance import Chance
from tests.api.walking import Walk, any_ordering
from tests.factories import LeaderFactory, PlaceFactory, TradeFigureFactory, VisitFactory
from tests.factories.record import AT, EDITOR, correct_record

pytestmark = pytest.mark.django_db
FACTORIES = {
    "visits": VisitFactory,
    "trade-figures": TradeFigureFactory,
    "leaders": LeaderFactory,
    "places": PlaceFactory,
}
MODELS = {model.resource(): model for model in KINDS.values()}
PERIODS = (None, "2021", "2022", "2022-01", "2023", "../2023", "/2023")


@pytest.fixture(scope="module")
def dozen_rows(django_db_setup, django_db_blocker):
    """A dozen rows of some kinds, with ties and without values."""
    with django_db_blocker.unblock(), transaction.atomic():
        for number in range(12):
            for resource in FACTORIES:
                add_row(Chance(number), resource, AT + timedelta(hours=number % 3))
        yield
        transaction.set_rollback(True)


def add_row(c, resource, at):
    """Add a row somewhere in the list; return its identifier."""
    values = {"id": f"{c.random.choice('amz')}-{c.random.getrandbits(40)}", "at": at}
    if resource in ("visits", "trade-figures"):
        values["period"] = c.random.choice(PERIODS)
    if resource == "trade-figures":
        values |= {"quantity": c.quantity("USD"), "product": values["id"]}
    if resource in ("leaders", "places"):
        values["name"] = c.words()
    state = {} if resource == "places" else {"published": True}
    FACTORIES[resource](**values, **state)
    return values["id"]


def retract_row(row, at):
    """Retract a row, so that readers do not see it any more."""
    publication.retract(row, by=EDITOR, at=at, reason="It is removed.")


def move_row(c, row, at):
    """Correct a row, so that it moves in the list."""
    number = str(c.random.randint(2001, 2999))
    correct_record(row, {"name": f"Number {number}"} if hasattr(row, "name") else {"period": number}, at=at)


def change_list(c, resource):
    """Change the list at random; return the identifier of the changed row."""
    model, at = MODELS[resource], AT + timedelta(hours=c.random.randrange(4))
    action = c.random.choice(("appear", "move", "go"))
    if action == "appear":
        return add_row(c, resource, at)
    rows = model.objects.published() if issubclass(model, Record) else model.objects.all()
    row = c.random.choice(list(rows))
    if action == "go" and issubclass(model, Record):
        retract_row(row, at)
    else:
        move_row(c, row, at)
    return row.slug


@pytest.mark.parametrize("resource", FACTORIES)
@settings(max_examples=5, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_unchanged_rows_are_read_once_whatever_else_changes(api, dozen_rows, resource, seed):
    c = Chance(seed)
    ordering, limit = any_ordering(c.random, resource), c.random.randint(1, 5)
    with rolled_back():
        url = f"/api/v1/{resource}/?ordering={ordering}&limit=500&fields=id"
        ids_before = [row["id"] for row in api.get(url).json()["results"]]
        walk, changed = Walk(api, resource, ordering, limit), set()

        def untouched(keys):
            return [key for key in keys if key in ids_before and key not in changed]

        while walk.step("next"):
            changed |= {change_list(c, resource)} if c.random.random() < 0.5 else set()
        assert untouched(walk.seen) == untouched(ids_before), (ordering, limit)

        # A last page whose rows were all removed meanwhile has no previous page.
        if walk.turn():
            while walk.step("previous"):
                changed |= {change_list(c, resource)} if c.random.random() < 0.5 else set()
            assert untouched(walk.seen_backwards) == untouched(ids_before), (ordering, limit)
