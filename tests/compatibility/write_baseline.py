"""Make openapi.yaml the contract that later ones are compared with: `make released`, at each release."""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.compatibility.breaks import breaks, contract

ROOT = Path(__file__).resolve().parents[2]
BASELINE = ROOT / "docs" / "released" / "openapi-v1.json"


def committed() -> dict[str, Any]:
    """The contract that openapi.yaml is."""
    return contract(yaml.load((ROOT / "openapi.yaml").read_text(), yaml.CSafeLoader))


def released() -> dict[str, Any]:
    """The contract of the last release."""
    return json.loads(BASELINE.read_text())


if __name__ == "__main__":
    for each in breaks(released(), committed()) if BASELINE.exists() else ():
        sys.stdout.write(f"forgotten from now on: {each}\n")
    BASELINE.write_text(json.dumps(committed(), indent=1, sort_keys=True) + "\n")
