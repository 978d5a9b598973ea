"""Days on which things happen, and deeds done on them."""

from datetime import timedelta

from relations.actions import correction, renaming
from relations.models import KINDS
from tests.factories.record import AT, WRITER

DAYS = [AT + timedelta(days=number) for number in range(8)]


def moment(day, **more):
    return (AT + timedelta(days=day, **more)).strftime("%Y-%m-%dT%H:%M:%SZ")


def row(noun, key):
    model = KINDS[noun]
    return model._default_manager.get(**{model.key_field: key})


def edit(visit, day, **changes):
    correction.correct(visit, changes, by=WRITER, at=DAYS[day], reason=f"Day {day}.")


def rename(visit, to, day):
    renaming.rename(visit, to=to, by=WRITER, at=DAYS[day], reason="A better name.")
    return row(visit.noun(), to)
