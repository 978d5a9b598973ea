"""A kept database is built once for each state of its files, and tests change only copies of it."""

import subprocess

import pytest

from tests import databases
from tests.databases import KEPT, Kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def probe(tmp_path, monkeypatch):
    """A recipe that depends on one file, which a test may change. Its databases are deleted at the end."""
    file = tmp_path / "depends-on"
    file.write_text("first")
    monkeypatch.setitem(KEPT, "probe", Kept(None, [["diffsettings"]], (str(file),)))
    yield file
    for name in databases.existing("probe"):
        databases.delete(name)


def build_probe():
    databases.digest.cache_clear()
    with databases.kept("probe") as name:
        return name


def test_a_changed_file_replaces_the_kept_database(probe):
    first = build_probe()
    assert build_probe() == first
    assert databases.existing("probe") == [first]

    probe.write_text("second")

    second = build_probe()
    assert second != first
    assert databases.existing("probe") == [second]


def test_a_failed_build_leaves_no_database(probe, monkeypatch):
    monkeypatch.setitem(KEPT, "probe", KEPT["probe"]._replace(commands=[["migrate", "no-such-app"]]))

    with pytest.raises(subprocess.CalledProcessError):
        build_probe()

    assert databases.existing("probe") == []
