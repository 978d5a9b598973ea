"""The notebook runs from beginning to end, and prints what it shows."""

import json

import nbformat
import pytest
from nbclient import NotebookClient

from tests.documentation.blocks import ROOT
from tests.documentation.running import HERE

pytestmark = pytest.mark.docs
NOTEBOOK = ROOT / "docs" / "notebooks" / "trade-with-footnotes.ipynb"


def shown(notebook):
    """What each cell prints, and which kinds of pictures it draws."""
    return [
        [output.get("text") or sorted(output["data"]) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_the_notebook_prints_and_draws_what_it_shows(product):
    written = NOTEBOOK.read_text(encoding="utf-8")
    notebook = nbformat.reads(written.replace(HERE, product), as_version=4)

    NotebookClient(notebook, timeout=120).execute()

    expected = shown(nbformat.reads(written, as_version=4))
    assert shown(notebook) == expected
    assert ["image/png", "text/plain"] in [output for cell in expected for output in cell]
    assert all(cell["outputs"] for cell in json.loads(written)["cells"] if cell["cell_type"] == "code")
