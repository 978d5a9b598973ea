"""Runs a block as a reader would, and compares its output with the page."""

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
    # run in the folder of the TypeScript client, where it can be imported by name
    "javascript": ["node", "--input-type=module", "--eval"],
}


def required_component(block: Block) -> str | None:
    """The client that a block needs in addition to Python and the product; `make clients` builds it."""
    if block.language == "javascript":
        return "typescript"
    is_ours = "entente_client" in block.text or re.search(r"^entente ", block.text, re.MULTILINE)
    return "python_client" if is_ours else None


def needs_account(block: Block) -> bool:
    """Whether a block needs an account."""
    return "ENTENTE_TOKEN" in block.text


def run_block(block: Block, url: str, folder: Path, token: str = "") -> str:
    """The output of a block that sends its requests to the product at `url`, not to the URL in its text."""
    folder = TYPESCRIPT if block.language == "javascript" else folder
    command, variables = COMMANDS[block.language], {"PYTHONUTF8": "1", "ENTENTE_TOKEN": token}
    if required_component(block) == "python_client":
        command = [str(INSTALLED / "bin" / "python"), "-c"] if block.language == "python" else command
        variables |= {"PATH": f"{INSTALLED / 'bin'}:{os.environ['PATH']}", "ENTENTE_URL": url}
    done = subprocess.run(
        [*command, block.text.replace(HERE, url)],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{block}: {done.stderr.decode()}"
    return done.stdout.decode().replace(url, HERE)


def matches(documented: Block, actual: str) -> bool:
    """Whether an output is what the page shows. `…` in the page stands for text that is left out."""
    if documented.language == "json":
        return matches_json(json.loads(documented.text), json.loads(actual))
    pattern = re.escape(documented.text.strip()).replace(re.escape(MORE), ".*")
    return re.fullmatch(pattern, actual.replace("\r\n", "\n").strip(), re.DOTALL) is not None


def matches_json(documented: Any, actual: Any) -> bool:
    """The same for JSON: `…` alone is any value; at the end of a list or as a field it allows others."""
    if documented == MORE:
        return True
    if isinstance(documented, dict) and isinstance(actual, dict):
        fields = {name: value for name, value in documented.items() if name != MORE}
        known = actual.keys() >= fields.keys() if MORE in documented else actual.keys() == fields.keys()
        return known and all(matches_json(value, actual[name]) for name, value in fields.items())
    if isinstance(documented, list) and isinstance(actual, list):
        items = documented[:-1] if documented[-1:] == [MORE] else documented
        enough = len(actual) >= len(items) if len(items) < len(documented) else len(actual) == len(items)
        return enough and all(map(matches_json, items, actual))
    return documented == actual
