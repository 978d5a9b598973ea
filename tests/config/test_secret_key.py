"""The signing key is made once, kept private, and never weak."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from config.env import InvalidSetting
from config.secret_key import checked, kept_in


def test_the_key_is_made_once_and_kept(tmp_path):
    path = tmp_path / "var" / "secret_key"

    key = kept_in(path)

    assert len(key) >= 50
    assert kept_in(path) == key


def test_only_the_owner_can_read_the_key(tmp_path):
    path = tmp_path / "secret_key"
    kept_in(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"], "no draft stays behind"


def test_processes_that_start_at_once_share_one_key(tmp_path):
    path = tmp_path / "secret_key"

    with ThreadPoolExecutor(8) as starters:
        keys = set(starters.map(lambda _: kept_in(path), range(8)))

    assert len(keys) == 1


def test_a_short_key_is_refused_without_being_shown():
    with pytest.raises(InvalidSetting, match="at least 32 characters, not 7") as refusal:
        checked("ENTENTE_SECRET_KEY", "hunter2")

    assert "hunter2" not in str(refusal.value)


def test_a_folder_that_cannot_be_written_is_refused_with_the_cure(tmp_path):
    (tmp_path / "var").write_text("a file stands where the folder should be")

    with pytest.raises(InvalidSetting, match="set ENTENTE_SECRET_KEY"):
        kept_in(tmp_path / "var" / "secret_key")
