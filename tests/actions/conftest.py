import pytest

from tests.actions.world import make_world


@pytest.fixture
def world(db):
    """The small world, all of it published."""
    return make_world()
