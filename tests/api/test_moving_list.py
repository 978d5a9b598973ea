"""Walks by `next` and back by `previous`, in any ordering, while rows come, go and change their place."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.actions import publication
from relations.models import KINDS, Record
from tests.actions.world import rolled_back
from tests.api.any_world import PHASES, QUIET
from tests.api.chance import Chance
from tests.api.walking import Walk, any_ordering
from tests.factories import LeaderFactory, PlaceFactory, TradeFigureFactory, VisitFactory
from tests.factories.record import AT, EDITOR, corrected

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
def some(django_db_setup, django_db_blocker):
    """A dozen rows of some kinds, with ties and without values."""
    with django_db_blocker.unblock(), transaction.atomic():
        for number in range(12):
            for resource in FACTORIES:
                appear(Chance(number), resource, AT + timedelta(hours=number % 3))
        yield
        transaction.set_rollback(True)


def appear(c, resource, at):
    """A new row somewhere in the list. Its identifier."""
    values = {"id": f"{c.random.choice('amz')}-{c.random.getrandbits(40)}", "at": at}
    if resource in ("visits", "trade-figures"):
        values["period"] = c.random.choice(PERIODS)
    if resource == "trade-figures":
        values |= {"quantity": c.quantity("USD"), "product": values["id"]}
    if resource in ("leaders", "places"):
        values["name"] = c.words()
    shown = {} if resource == "places" else {"published": True}
    FACTORIES[resource](**values, **shown)
    return values["id"]


def go(row, at):
    """A row that readers see no more."""
    publication.retract(row, by=EDITOR, at=at, reason="It goes.")


def move(c, row, at):
    """A row that stands elsewhere in the list from now on."""
    number = str(c.random.randint(2001, 2999))
    corrected(row, {"name": f"Number {number}"} if hasattr(row, "name") else {"period": number}, at=at)


def disturb(c, resource):
    """Something happens to the list. The identifier of the row to which it happens."""
    model, at = MODELS[resource], AT + timedelta(hours=c.random.randrange(4))
    deed = c.random.choice(("appear", "move", "go"))
    if deed == "appear":
        return appear(c, resource, at)
    rows = model.objects.published() if issubclass(model, Record) else model.objects.all()
    row = c.random.choice(list(rows))
    if deed == "go" and issubclass(model, Record):
        go(row, at)
    else:
        move(c, row, at)
    return row.slug


@pytest.mark.parametrize("resource", FACTORIES)
@settings(max_examples=5, phases=PHASES, suppress_health_check=QUIET)
@given(seed=st.integers(0, 2**32))
def test_what_nobody_touches_is_met_once_whatever_happens_meanwhile(api, some, resource, seed):
    c = Chance(seed)
    ordering, limit = any_ordering(c.random, resource), c.random.randint(1, 5)
    with rolled_back():
        url = f"/api/v1/{resource}/?ordering={ordering}&limit=500&fields=id"
        before = [row["id"] for row in api.get(url).json()["results"]]
        walk, touched = Walk(api, resource, ordering, limit), set()

        def met(keys):
            return [key for key in keys if key in before and key not in touched]

        while walk.step("next"):
            touched |= {disturb(c, resource)} if c.random.random() < 0.5 else set()
        assert met(walk.seen) == met(before), (ordering, limit)

        # A last page of which every row went meanwhile leads nowhere.
        if walk.turn():
            while walk.step("previous"):
                touched |= {disturb(c, resource)} if c.random.random() < 0.5 else set()
            assert met(walk.seen_backwards) == met(before), (ordering, limit)
