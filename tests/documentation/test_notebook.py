"""The notebook runs from beginning to end, and prints what it shows."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documentation.blocks import ROOT
from tests.documentation.running import HERE

pytestmark = pytest.mark.docs
NOTEBOOK = ROOT / "docs" / "notebooks" / "trade-with-footnotes.ipynb"
# Beside the interpreter: what runs notebooks is installed by `make docs` only.
EXECUTE = Path(sys.executable).with_name("jupyter-execute")


def shown(text):
    """What each cell prints, and which kinds of pictures it draws."""
    return [
        [
            "".join(output["text"]) if "text" in output else sorted(output["data"])
            for output in cell["outputs"]
        ]
        for cell in json.loads(text)["cells"]
        if cell["cell_type"] == "code"
    ]


def test_the_notebook_prints_and_draws_what_it_shows(product, tmp_path):
    written = NOTEBOOK.read_text(encoding="utf-8")
    copy = tmp_path / NOTEBOOK.name
    copy.write_text(written.replace(HERE, product), encoding="utf-8")

    done = subprocess.run([EXECUTE, "--inplace", copy], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert shown(copy.read_text(encoding="utf-8")) == shown(written)
    assert ["image/png", "text/plain"] in [output for cell in shown(written) for output in cell]
