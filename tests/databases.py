"""The databases that tests start from: built by the commands of the product, kept, and copied.

Each is built once for a state of the files that it depends on. A name holds the digest of those files, so a
database that is out of date is never used; it is deleted when its successor is built. Nobody writes to a kept
database: each process gets a copy, so two runs in one checkout do not meet, and a run that was killed leaves
nothing in the way of the next.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection

FOLDER = settings.BASE_DIR / "var" / "tests"
CODE = ("config", "relations", "fixtures", "requirements/production.txt")
IRRELEVANT = {".pyc", ".html", ".css", ".js", ".svg"}  # no command that builds a database reads them
ANNA, BINH, PASSWORD = "anna", "binh", "a long enough secret"


class Kept(NamedTuple):
    """What a kept database starts from, the commands that build it, and the files that it depends on."""

    start: str | None
    commands: list[list[str]]
    files: tuple[str, ...] = CODE


TABLES, CURATED, ACCOUNTS = "tables", "curated", "accounts"
KEPT = {
    TABLES: Kept(
        None,
        [["migrate", "--verbosity", "0"]],
        ("relations/migrations", "relations/models", "requirements/production.txt"),
    ),
    CURATED: Kept(TABLES, [["load_countries"], ["import_records", "fixtures"]]),
    ACCOUNTS: Kept(
        CURATED,
        [
            ["createsuperuser", "--noinput", "--username", name, "--email", f"{name}@example.org"]
            for name in (ANNA, BINH)
        ],
    ),
}


@contextmanager
def kept(which: str) -> Iterator[str]:
    """Yield the name of a kept database (on SQLite the path of its file); build it if there is none.

    Other processes wait: two of them never build the same database, and none is deleted while it is copied.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield built(which)


def copy(which: str, target: str) -> None:
    """Make a database of this name (a file on SQLite) that holds what the kept one holds."""
    with kept(which) as source:
        duplicate(source, target)


def built(which: str) -> str:
    """Return the name of a kept database, after building it if there is none."""
    name = f"{prefix(which)}{digest(KEPT[which].files)}{suffix()}"
    if name not in existing(which):
        for outdated in existing(which):
            delete(outdated)
        build(KEPT[which], name)
    return name


def build(recipe: Kept, name: str) -> None:
    """Build it under another name first: a build that fails or is killed leaves no half of a database."""
    unfinished = f"{prefix('unfinished')}{suffix()}"
    delete(unfinished)
    if recipe.start:
        duplicate(built(recipe.start), unfinished)
    elif connection.vendor == "postgresql":
        statement(f"CREATE DATABASE {unfinished}")
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(unfinished),
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }
    for command in recipe.commands:
        arguments = [sys.executable, "manage.py", *command]
        subprocess.run(
            arguments, cwd=settings.BASE_DIR, env=environment, check=True, stdout=subprocess.DEVNULL
        )
    if connection.vendor == "sqlite":
        write_log_into(unfinished)
        Path(unfinished).rename(name)
    else:
        statement(f"ALTER DATABASE {unfinished} RENAME TO {name}")


def write_log_into(name: str) -> None:
    """Empty the write-ahead log of SQLite into the file, which can then be copied alone."""
    with closing(sqlite3.connect(name)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def duplicate(source: str, target: str) -> None:
    """Copy a database to which nobody is connected."""
    if connection.vendor == "sqlite":
        shutil.copyfile(source, target)
    else:
        delete(target)
        statement(f"CREATE DATABASE {target} TEMPLATE {source}")


def delete(name: str) -> None:
    """Delete a database if it exists, even if somebody is connected to it."""
    if connection.vendor == "sqlite":
        Path(name).unlink(missing_ok=True)
    else:
        statement(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def existing(which: str) -> list[str]:
    """The kept databases of this kind, those that are out of date too."""
    if connection.vendor == "sqlite":
        return [str(path) for path in FOLDER.glob(f"{which}_*{suffix()}")]
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix(which)])
        return [name for (name,) in cursor.fetchall()]


def prefix(which: str) -> str:
    """The start of the names of its versions. A PostgreSQL server may serve several checkouts."""
    if connection.vendor == "sqlite":
        return str(FOLDER / f"{which}_")
    checkout = hashlib.sha256(str(settings.BASE_DIR).encode()).hexdigest()[:8]
    return f"kept_{checkout}_{which}_"


def suffix() -> str:
    """The end of the names."""
    return ".sqlite3" if connection.vendor == "sqlite" else ""


def database_url(name: str) -> str:
    """The DATABASE_URL of a database, or the path of one on SQLite."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


def statement(sql: str) -> None:
    """Execute a statement that creates, renames or deletes a database."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


@cache
def digest(folders: tuple[str, ...]) -> str:
    """Return 16 hexadecimal digits that identify the state of some files."""
    state = hashlib.sha256()
    for folder in folders:
        top = settings.BASE_DIR / folder
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix not in IRRELEVANT:
                state.update(f"{path}\0".encode() + path.read_bytes())
    return state.hexdigest()[:16]
