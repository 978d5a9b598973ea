"""What some tests need in addition to this repository, and whether this machine has it."""

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings


class Component(NamedTuple):
    """Something outside the repository. Tests that need it carry its name as a marker."""

    is_here: Callable[[], bool]
    cure: str


def folder(variable: str) -> Path | None:
    """Return the folder that the variable names. One that does not exist is an error, not a skip."""
    path = os.environ.get(variable)
    if path and not Path(path).is_dir():
        raise pytest.UsageError(
            f"{variable}={path}: no such folder. Name the right one, or unset {variable}."
        )
    return Path(path) if path else None


# The OpenAPI document for readers, and that for curators.
OPENAPI = [settings.BASE_DIR / "openapi.yaml", settings.BASE_DIR / "openapi-curation.yaml"]
TYPESCRIPT = settings.BASE_DIR / "clients" / "typescript"
CHECKS = settings.BASE_DIR / "clients" / "checks"
CLIENT_BUILDER = settings.BASE_DIR / ".venv" / "clients" / "bin" / "python"
PYTHON_CLIENT = settings.BASE_DIR / "clients" / "python"
INSTALLED = settings.BASE_DIR / ".venv" / "entente-client"
DOCS = settings.BASE_DIR / "docs"
DOCS_SITE = settings.DOCS_DIR / "index.html"


def is_newest(made: Path, sources: Iterable[Path]) -> bool:
    """Whether a built file is at least as new as each of its sources."""
    return made.exists() and all(each.stat().st_mtime <= made.stat().st_mtime for each in sources)


def python_sources() -> list[Path]:
    """The files that the Python client is built from."""
    files = [*PYTHON_CLIENT.glob("*.*"), *PYTHON_CLIENT.glob("[eg]*/**/*.py")]
    return [*OPENAPI, *files]


def typescript_sources() -> list[Path]:
    """The files that the TypeScript client is built from."""
    files = [*TYPESCRIPT.glob("*.json"), *TYPESCRIPT.glob("*.yaml"), *TYPESCRIPT.glob("[st]*/*.ts")]
    return [*OPENAPI, *files]


COMPONENTS = {
    "articles": Component(
        lambda: folder("ARTICLES_DIR") is not None, "set ARTICLES_DIR to the folder of the source texts"
    ),
    "real_data": Component(
        lambda: folder("REAL_DATA_DIR") is not None, "set REAL_DATA_DIR to the folder of the public data sets"
    ),
    "postgres": Component(
        lambda: settings.DATABASES["default"]["ENGINE"].endswith("postgresql"),
        "set DATABASE_URL to a PostgreSQL server",
    ),
    "redis": Component(
        lambda: settings.CACHES["default"]["BACKEND"].endswith("RedisCache"),
        "set CACHE_URL to a Redis server",
    ),
    "typescript": Component(
        lambda: (
            shutil.which("node") is not None
            and is_newest(TYPESCRIPT / "dist" / ".made", typescript_sources())
            and is_newest(CHECKS / "node_modules" / ".package-lock.json", [CHECKS / "package-lock.json"])
        ),
        "install nodejs and npm, then make clients client-checks",
    ),
    "python_client": Component(lambda: is_newest(INSTALLED / ".made", python_sources()), "make clients"),
    "docs": Component(
        lambda: importlib.util.find_spec("nbclient") is not None and is_newest(DOCS_SITE, DOCS.rglob("*.md")),
        "make docs",
    ),
    "browser": Component(
        lambda: all(shutil.which(name) for name in ("chromium", "chromedriver")),
        "install chromium and chromium-driver",
    ),
}


def missing() -> dict[str, str]:
    """Return the components that are not here, each with its cure."""
    return {name: component.cure for name, component in COMPONENTS.items() if not component.is_here()}


def check_required_components(required: str) -> None:
    """Raise pytest.UsageError if a required component is unknown or not here."""
    names = set(filter(None, required.split(",")))
    if unknown := names - set(COMPONENTS):
        raise pytest.UsageError(f"--require {','.join(sorted(unknown))}: choose from {', '.join(COMPONENTS)}")
    if lacking := [f"{name} is required: {cure}" for name, cure in missing().items() if name in names]:
        raise pytest.UsageError("; ".join(lacking))
