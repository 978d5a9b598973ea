"""Every route, by every method, for every role, is answered as the reviewed file says."""

from pathlib import Path

import pytest

from tests.api.permissions import ROLES_ASKED, Doors, as_text, rows, signature

FILE = Path(__file__).parent / "permissions.txt"
ROWS = rows()


def reviewed():
    """The lines of the file by route."""
    found = {}
    for line in FILE.read_text().splitlines():
        if line and not line.startswith("#"):
            found.setdefault(line.split()[0], []).append(line)
    return found


@pytest.mark.django_db
def test_every_route_answers_each_role_as_was_reviewed(settings):
    """A route that is new, or gone, or answers otherwise is told with the lines that it would have."""
    settings.RATE_LIMIT = 0
    doors = Doors()

    asked = {row: as_text(row, doors.row(alike[0][0])) for row, alike in sorted(ROWS.items())}

    assert asked == reviewed()


@pytest.mark.parametrize("row", [row for row, alike in sorted(ROWS.items()) if len(alike) > 1])
def test_routes_in_one_row_have_the_same_methods_and_rights(row):
    assert len({repr(signature(pattern)) for _, pattern in ROWS[row]}) == 1


def test_the_file_names_the_roles_in_their_order():
    assert FILE.read_text().splitlines()[0] == f"# route method {' '.join(ROLES_ASKED)}"


def test_what_readers_may_ask_is_for_everybody_and_what_changes_anything_is_not():
    for row, lines in reviewed().items():
        for line in lines:
            _, method, anonymous, *roles = line.split()
            if row.startswith("/api/v1/") and method != "GET" and row != "/api/v1/tokens/":
                assert anonymous == "401", line
            if anonymous == "yes":
                assert set(roles) <= {"yes"} or row.startswith("/admin/log"), line
