"""The Python client: its wheel, installed in an environment of its own, against the running product."""

import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings

from tests.components import INSTALLED, OPENAPI, PYTHON_CLIENT

pytestmark = pytest.mark.python_client


def run(*command, cwd=PYTHON_CLIENT, **variables):
    done = subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_tests_of_the_package_pass_against_the_running_product(writable, tokens):
    run(
        *(INSTALLED / "bin" / "pytest", "-q"),
        PYTHONDONTWRITEBYTECODE="1",
        ENTENTE_ADDRESS=writable,
        ENTENTE_TOKEN=tokens[0],
        ENTENTE_REVIEWER=tokens[1],
        ENTENTE_SCHEMAS=os.pathsep.join(map(str, OPENAPI)),
    )


def test_every_name_and_value_of_the_package_is_typed():
    """Generated code included, so that mypy --strict finds wrong filters in the code of users."""
    run(
        *(sys.executable, "-m", "mypy", "--python-executable", INSTALLED / "bin" / "python"),
        cwd=PYTHON_CLIENT / "build",
    )


def test_each_build_of_the_wheel_has_the_same_bytes(tmp_path):
    builder = settings.BASE_DIR / ".venv" / "clients" / "bin" / "python"
    licence = settings.BASE_DIR / "LICENSE"

    run(builder, "-B", "-m", "generate", licence, tmp_path / "build", tmp_path / "dist", *OPENAPI)

    assert digests(tmp_path / "dist") == digests(PYTHON_CLIENT / "dist")


def test_the_wheel_contains_the_type_marker_and_the_licence():
    [wheel] = (PYTHON_CLIENT / "dist").glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())

    assert "entente_client/py.typed" in names
    assert f"{'-'.join(wheel.name.split('-')[:2])}.dist-info/licenses/LICENSE" in names


def digests(folder: Path) -> dict[str, str]:
    """The digests of the wheels in a folder, by file name."""
    return {each.name: sha256(each.read_bytes()).hexdigest() for each in folder.glob("*.whl")}
