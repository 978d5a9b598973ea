import pytest

from tests.actions.world import make_world


@pytest.fixture
def world(db):
    """Import the small world, in which every record is published."""
    return make_world()
