"""Every route gives each role the access that the reviewed file documents."""

from pathlib import Path

import pytest

from tests.api.permissions import ALL_ROLES, RoleClients, format_lines, route_groups, signature

FILE = Path(__file__).parent / "permissions.txt"
ROWS = route_groups()


def reviewed():
    """The lines of the reviewed file, by route."""
    found = {}
    for line in FILE.read_text().splitlines():
        if line and not line.startswith("#"):
            found.setdefault(line.split()[0], []).append(line)
    return found


@pytest.mark.django_db
def test_every_route_gives_each_role_the_reviewed_access(settings):
    """A failure shows the lines that a new or changed route needs."""
    settings.RATE_LIMIT = 0
    clients = RoleClients()

    found = {row: format_lines(row, clients.statuses(alike[0][0])) for row, alike in sorted(ROWS.items())}

    assert found == reviewed()


@pytest.mark.parametrize("row", [row for row, alike in sorted(ROWS.items()) if len(alike) > 1])
def test_routes_of_one_group_have_the_same_methods_and_rights(row):
    assert len({repr(signature(pattern)) for _, pattern in ROWS[row]}) == 1


def test_the_file_lists_the_roles_in_order():
    assert FILE.read_text().splitlines()[0] == f"# route method {' '.join(ALL_ROLES)}"


def test_reads_are_for_everybody_and_changes_need_an_account():
    for row, lines in reviewed().items():
        for line in lines:
            _, method, anonymous, *roles = line.split()
            if row.startswith("/api/v1/") and method != "GET" and row != "/api/v1/tokens/":
                assert anonymous == "401", line
            if anonymous == "yes":
                assert set(roles) <= {"yes"} or row.startswith("/admin/log"), line
