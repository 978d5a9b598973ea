"""Changes to records on given days."""

from datetime import timedelta

from relations.actions.changes import correction, renaming
from relations.models import KINDS
from tests.factories.record import AT, WRITER

DAYS = [AT + timedelta(days=number) for number in range(8)]


def moment(day, **more):
    return (AT + timedelta(days=day, **more)).strftime("%Y-%m-%dT%H:%M:%SZ")


def get_record(noun, key):
    model = KINDS[noun]
    return model._default_manager.get(**{model.key_field: key})


def edit(record, day, **changes):
    correction.correct(record, changes, by=WRITER, at=DAYS[day], reason=f"Day {day}.")


def rename(record, new_key, day):
    renaming.rename(record, new_key=new_key, by=WRITER, at=DAYS[day], reason="A better name.")
    return get_record(record.noun(), new_key)
