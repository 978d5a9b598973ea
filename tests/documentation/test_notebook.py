"""The notebook runs from beginning to end and produces its committed outputs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documentation.blocks import ROOT
from tests.documentation.running import HERE

pytestmark = pytest.mark.docs
NOTEBOOK = ROOT / "docs" / "notebooks" / "trade-with-footnotes.ipynb"
# In the folder of the interpreter; only `make docs` installs it.
EXECUTE = Path(sys.executable).with_name("jupyter-execute")


def outputs(text):
    """The text that each cell prints, or the media types of what it draws."""
    return [
        [
            "".join(output["text"]) if "text" in output else sorted(output["data"])
            for output in cell["outputs"]
        ]
        for cell in json.loads(text)["cells"]
        if cell["cell_type"] == "code"
    ]


def test_the_notebook_produces_the_committed_outputs(product, tmp_path):
    notebook = NOTEBOOK.read_text(encoding="utf-8")
    copy = tmp_path / NOTEBOOK.name
    copy.write_text(notebook.replace(HERE, product), encoding="utf-8")

    done = subprocess.run([EXECUTE, "--inplace", copy], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert outputs(copy.read_text(encoding="utf-8")) == outputs(notebook)
    assert ["image/png", "text/plain"] in [output for cell in outputs(notebook) for output in cell]
