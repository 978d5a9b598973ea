"""View sets stay small enough to read, and a plain list runs only the code that lists need."""

import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver

from relations.api.urls import RESOURCES
from relations.models import KINDS
from tests.api.routes import create_records

MOST_CLASSES, MOST_METHODS = 6, 12
RELATIONS = settings.BASE_DIR / "relations"
# Modules of grouping, writing, history and explanation: a plain list runs no function of them.
NOT_OF_LISTS = {
    "api/parameters/as_of.py",
    "api/parameters/explain.py",
    "api/parameters/explanation.py",
    "api/parameters/grouping.py",
    "api/parameters/write_headers.py",
    "api/parameters/write_parameters.py",
    "api/serializers/outcome.py",
    "api/views/alias.py",
    "api/views/curation.py",
    "api/views/group.py",
    "api/views/history.py",
    "api/views/moment.py",
    "api/views/paragraph_mark.py",
    "api/views/revision.py",
    "api/views/writable.py",
    "api/views/writing.py",
    "representations/group.py",
    "representations/moment.py",
    "representations/revision.py",
}


def views(patterns):
    """The view classes behind URLs, those of nested ones too."""
    for pattern in patterns:
        yield from views(getattr(pattern, "url_patterns", []))
        if view := getattr(getattr(pattern, "callback", None), "cls", None):
            yield view


def classes_of(view):
    """The classes of this repository that a view inherits from, itself included."""
    return [each for each in view.__mro__ if each.__module__.startswith("relations.")]


def methods_of(each):
    """The methods and properties that a class defines."""
    kinds = (property, classmethod, staticmethod)
    found = vars(each).items()
    return [name for name, value in found if isinstance(value, kinds) or type(value).__name__ == "function"]


VIEWS = sorted(set(views(get_resolver().url_patterns)), key=lambda view: view.__name__)


def test_every_view_inherits_from_few_classes_each_with_few_methods():
    deep = {view.__name__: len(classes_of(view)) for view in VIEWS}
    large = {each.__name__: len(methods_of(each)) for view in VIEWS for each in classes_of(view)}

    assert {name: count for name, count in deep.items() if count > MOST_CLASSES} == {}
    assert {name: count for name, count in large.items() if count > MOST_METHODS} == {}
    assert len(VIEWS) > len(RESOURCES)


def test_the_modules_that_lists_do_not_need_exist():
    assert [name for name in sorted(NOT_OF_LISTS) if not (RELATIONS / name).exists()] == []


@pytest.mark.django_db
@pytest.mark.parametrize("resource", RESOURCES)
def test_a_plain_list_runs_no_code_of_groups_writes_history_or_explanations(client, resource):
    create_records()
    client.get(f"/api/v1/{resource}/")  # fills caches that each process fills once

    ran, names = functions_run(lambda: client.get(f"/api/v1/{resource}/")), NOT_OF_LISTS
    modules = {path.relative_to(RELATIONS).as_posix() for path in ran if path.is_relative_to(RELATIONS)}

    assert "api/views/resource.py" in modules
    assert modules & names == set()


def functions_run(action):
    """The files whose functions a call runs."""
    found = set()

    def note(frame, event, _):
        if event == "call":
            found.add(frame.f_code.co_filename)

    sys.setprofile(note)
    try:
        assert action().status_code == 200
    finally:
        sys.setprofile(None)
    return {Path(name) for name in found}


def test_every_kind_has_groups():
    assert {f"/api/v1/{model.resource()}/groups/" for model in KINDS.values()} <= set(urls())


def urls():
    """The URLs of the API without parameters."""
    for pattern in get_resolver("relations.api.urls").url_patterns:
        yield f"/api/v1/{pattern.pattern}"
