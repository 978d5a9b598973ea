"""The expectations of tests for each kind, in one module that is named after its noun."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from relations.models import KINDS

OF_KIND: dict[str, ModuleType] = {
    noun: import_module(f"tests.kinds.{noun}") for noun in KINDS if find_spec(f"tests.kinds.{noun}")
}
"""The module of each kind that has one. A kind without one fails `tests/architecture/test_rooms.py`."""
