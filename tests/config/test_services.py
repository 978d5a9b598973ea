"""The URLs of databases and caches become the settings of Django."""

from urllib.parse import urlsplit

import pytest

from config.env import InvalidSetting
from config.services import cache, database


def read(url, base):
    return database(urlsplit(url), base=base)


def test_a_relative_sqlite_file_is_in_the_repository_and_its_folder_is_created(tmp_path):
    entry = read("sqlite:///var/entente.sqlite3", tmp_path)

    assert entry["NAME"] == tmp_path / "var" / "entente.sqlite3"
    assert (tmp_path / "var").is_dir()
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_absolute_sqlite_file_has_four_slashes(tmp_path):
    assert read(f"sqlite:///{tmp_path}/one.sqlite3", tmp_path / "other")["NAME"] == tmp_path / "one.sqlite3"


def test_postgresql_has_a_checked_connection_for_each_thread(tmp_path):
    entry = read("postgresql://reader:p%40ss@db.example:5433/entente?sslmode=require", tmp_path)

    assert entry["NAME"] == "entente"
    assert (entry["USER"], entry["PASSWORD"]) == ("reader", "p@ss")
    assert (entry["HOST"], entry["PORT"]) == ("db.example", "5433")
    assert entry["ENGINE"] == "django.db.backends.postgresql"
    assert entry["OPTIONS"]["sslmode"] == "require"
    assert (entry["CONN_MAX_AGE"], entry["CONN_HEALTH_CHECKS"]) == (None, True)
    assert entry["OPTIONS"]["options"] == "-c jit=off"


@pytest.mark.parametrize(("query", "expected"), [("-c%20jit%3Don", "-c jit=on"), ("", "")])
def test_options_in_the_url_replace_the_defaults_of_a_session(tmp_path, query, expected):
    entry = read(f"postgresql://db.example/entente?options={query}", tmp_path)

    assert entry["OPTIONS"]["options"] == expected


@pytest.mark.parametrize("url", ["sqlite://", "postgresql://u:hunter2@127.0.0.1", "postgresql://127.0.0.1/"])
def test_a_url_without_a_database_is_an_error(url, tmp_path):
    with pytest.raises(InvalidSetting, match="names no database") as error:
        read(url, tmp_path)

    assert "hunter2" not in str(error.value)


def test_a_cache_in_memory_has_a_limit():
    assert cache(urlsplit("locmem://"))["OPTIONS"]["MAX_ENTRIES"] == 10_000


def test_a_cache_on_redis_has_a_timeout():
    entry = cache(urlsplit("redis://127.0.0.1:6379/1"))

    assert entry["LOCATION"] == "redis://127.0.0.1:6379/1"
    assert entry["OPTIONS"]["socket_timeout"] == 5
