"""Builds the wheel of entente-client from the OpenAPI documents and the written code, reproducibly.

python -m generate LICENSE STAGING DIST DOCUMENT…
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from generate.inlining import inlined
from generate.listings import declared
from generate.merging import merged
from generate.resources import resources
from generate.schema import prepared
from generate.synchronous import translate
from generate.tidying import tidy

HERE = Path(__file__).resolve().parents[1]
SOURCES = ("entente_client", "pyproject.toml", "README.md")


def main(licence: str, staging: str, dist: str, *documents: str) -> None:
    """Build the wheel."""
    place = Path(staging)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name in SOURCES:
        copy(HERE / name, place / name)
    copy(Path(licence), place / "LICENSE")
    document = merged([inlined(parsed(Path(each))) for each in documents])
    generate(document, place)
    package = place / "entente_client"
    (package / "declared.py").write_text(declared(document), encoding="utf-8")
    made = package / "asynchronous" / "resources.py"
    made.write_text(resources(document), encoding="utf-8")
    translate(package / "asynchronous", package / "synchronous")
    run("hatchling", "build", "--target", "wheel", "--directory", str(Path(dist).resolve()), cwd=place)


def parsed(path: Path) -> dict:
    """Return an OpenAPI document."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def copy(source: Path, target: Path) -> None:
    """Copy a file, or a folder without caches."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def generate(document: dict, place: Path) -> None:
    """Generate models and endpoints. Warnings of the generator are errors."""
    (place / "openapi.json").write_text(json.dumps(prepared(document)), encoding="utf-8")
    run(
        *("openapi_python_client", "generate", "--path", "openapi.json", "--meta", "none"),
        *("--output-path", "entente_client/generated", "--config", str(HERE / "generator.yaml")),
        "--fail-on-warning",
        cwd=place,
    )
    tidy(place / "entente_client" / "generated", document)


def run(module: str, *arguments: str, cwd: Path) -> None:
    """Run a tool of this environment with a fixed hash seed, so that its output is reproducible."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=cwd, env=environment, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
