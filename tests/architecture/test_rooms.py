"""Every kind has every room, under the same singular name."""

from importlib import import_module

import pytest

from relations.models import KINDS, RECORDS
from tests.architecture.tree import ROOT

ROOMS = [
    "relations/models/{noun}.py",
    "relations/api/serializers/{noun}.py",
    "relations/api/filters/{noun}.py",
    "relations/api/views/{noun}.py",
    "tests/factories/{noun}.py",
    "tests/api/test_{noun}.py",
    "fixtures/{resource}.yaml",
]
CLASSES = {
    "relations.models.{noun}": "{name}",
    "relations.api.serializers.{noun}": "{name}Serializer",
    "relations.api.filters.{noun}": "{name}Filter",
    "relations.api.views.{noun}": "{name}ViewSet",
    "tests.factories.{noun}": "{name}Factory",
}


def words(noun):
    return {"noun": noun, "name": KINDS[noun].__name__, "resource": KINDS[noun].resource()}


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("noun", KINDS)
def test_kind_has_a_file_in_every_room(noun, room):
    assert (ROOT / room.format(**words(noun))).is_file()


@pytest.mark.parametrize(("module", "name"), CLASSES.items())
@pytest.mark.parametrize("noun", KINDS)
def test_classes_of_a_kind_end_in_what_they_are(noun, module, name):
    assert hasattr(import_module(module.format(**words(noun))), name.format(**words(noun)))


def test_every_abstract_record_is_a_base_and_every_other_is_registered():
    def descendants(model):
        for each in model.__subclasses__():
            yield each
            yield from descendants(each)

    bases = {parent for model in RECORDS.values() for parent in model.__mro__}
    record = next(parent for parent in bases if parent.__name__ == "Record")
    found = {model for model in descendants(record) if not model._meta.abstract}
    assert found == set(RECORDS.values())
