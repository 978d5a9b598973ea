"""The signing key is generated once, kept private, and never weak."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from config.env import InvalidSetting
from config.secret_key import checked, read_or_make


def test_the_key_is_generated_once_and_kept(tmp_path):
    path = tmp_path / "var" / "secret_key"

    key = read_or_make(path)

    assert len(key) >= 50
    assert read_or_make(path) == key


def test_only_the_owner_can_read_the_key(tmp_path):
    path = tmp_path / "secret_key"
    read_or_make(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"], "the temporary file is removed"


def test_processes_that_start_at_once_share_one_key(tmp_path):
    path = tmp_path / "secret_key"

    with ThreadPoolExecutor(8) as starters:
        keys = set(starters.map(lambda _: read_or_make(path), range(8)))

    assert len(keys) == 1


def test_a_short_key_is_an_error_that_does_not_contain_it():
    with pytest.raises(InvalidSetting, match="at least 32 characters, not 7") as error:
        checked("ENTENTE_SECRET_KEY", "hunter2")

    assert "hunter2" not in str(error.value)


def test_the_error_of_a_read_only_folder_contains_the_cure(tmp_path):
    (tmp_path / "var").write_text("a file in the place of the folder")

    with pytest.raises(InvalidSetting, match="set ENTENTE_SECRET_KEY"):
        read_or_make(tmp_path / "var" / "secret_key")
