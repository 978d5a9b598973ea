"""Run a block as its reader would, and compare what it prints with what the page shows."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.components import INSTALLED, TYPESCRIPT
from tests.documentation.blocks import Block

HERE = "http://127.0.0.1:8000"
MORE = "…"
SECONDS = 60
COMMANDS = {
    "console": ["bash", "-euo", "pipefail", "-c"],
    "python": [sys.executable, "-c"],
    # Where the client in TypeScript can be imported by its name.
    "javascript": ["node", "--input-type=module", "--eval"],
}


def component(block: Block) -> str | None:
    """What a block needs beside Python and the product: a client that `make clients` builds."""
    if block.language == "javascript":
        return "typescript"
    is_ours = "entente_client" in block.text or re.search(r"^entente ", block.text, re.MULTILINE)
    return "python_client" if is_ours else None


def writes(block: Block) -> bool:
    """Whether a block needs an account."""
    return "ENTENTE_TOKEN" in block.text


def printed(block: Block, address: str, folder: Path, token: str = "") -> str:
    """What a block prints when it asks the product at an address instead of the one it names."""
    folder = TYPESCRIPT if block.language == "javascript" else folder
    command, variables = COMMANDS[block.language], {"PYTHONUTF8": "1", "ENTENTE_TOKEN": token}
    if component(block) == "python_client":
        command = [str(INSTALLED / "bin" / "python"), "-c"] if block.language == "python" else command
        variables |= {"PATH": f"{INSTALLED / 'bin'}:{os.environ['PATH']}", "ENTENTE_URL": address}
    done = subprocess.run(
        [*command, block.text.replace(HERE, address)],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{block}: {done.stderr.decode()}"
    return done.stdout.decode().replace(address, HERE)


def fits(shown: Block, real: str) -> bool:
    """Whether what was printed is what the page shows. `…` in it stands for what is left out."""
    if shown.language == "json":
        return fits_json(json.loads(shown.text), json.loads(real))
    pattern = re.escape(shown.text.strip()).replace(re.escape(MORE), ".*")
    return re.fullmatch(pattern, real.replace("\r\n", "\n").strip(), re.DOTALL) is not None


def fits_json(shown: Any, real: Any) -> bool:
    """The same, of JSON: `…` alone is any value; at the end of a list or as a member, there may be others."""
    if shown == MORE:
        return True
    if isinstance(shown, dict) and isinstance(real, dict):
        members = {name: value for name, value in shown.items() if name != MORE}
        known = real.keys() >= members.keys() if MORE in shown else real.keys() == members.keys()
        return known and all(fits_json(value, real[name]) for name, value in members.items())
    if isinstance(shown, list) and isinstance(real, list):
        items = shown[:-1] if shown[-1:] == [MORE] else shown
        enough = len(real) >= len(items) if len(items) < len(shown) else len(real) == len(items)
        return enough and all(map(fits_json, items, real))
    return shown == real
