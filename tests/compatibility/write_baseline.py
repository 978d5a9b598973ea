"""Write the OpenAPI documents as the baselines for later comparisons: `make released`, at each release."""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.compatibility.breaks import breaks, contract

ROOT = Path(__file__).resolve().parents[2]
# The baseline of each document.
BASELINES = {
    "openapi.yaml": ROOT / "docs" / "released" / "openapi-v1.json",
    "openapi-curation.yaml": ROOT / "docs" / "released" / "openapi-curation-v1.json",
}


def committed(name: str) -> dict[str, Any]:
    """The contract of a committed document."""
    return contract(yaml.load((ROOT / name).read_text(), yaml.CSafeLoader))


def released(name: str) -> dict[str, Any]:
    """The contract of a document at the last release."""
    return json.loads(BASELINES[name].read_text())


def rebase(name: str) -> None:
    """Write the baseline of a document, and name each break that it accepts."""
    for each in breaks(released(name), committed(name)) if BASELINES[name].exists() else ():
        sys.stdout.write(f"accepted from now on: {name}: {each}\n")
    BASELINES[name].write_text(json.dumps(committed(name), indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    for each in BASELINES:
        rebase(each)
