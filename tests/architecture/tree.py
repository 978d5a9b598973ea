"""The files of this repository and their syntax trees, for tests that read code."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {
    ".git",
    ".venv",
    ".venv-lock",
    "var",
    ".hypothesis",
    "__pycache__",
    "node_modules",
    "dist",
    "build",
}


def files(*folders: str, suffix: str = "") -> Iterator[Path]:
    """Every file below the folders (or of the whole repository), without caches and environments."""
    for folder in folders or (".",):
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            parts = path.relative_to(ROOT).parts
            if path.is_file() and not any(part in NOT_OURS or part.endswith("_cache") for part in parts):
                yield path


def modules(*folders: str) -> list[str]:
    """Every Python file below the folders, as its path in the repository."""
    return [str(path.relative_to(ROOT)) for path in files(*folders, suffix=".py")]


@cache
def tree(path: str) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse((ROOT / path).read_text())


def nodes(path: str, *kinds: type[ast.AST]) -> list:
    """All nodes of some kinds in a file."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]


def classes(path: str) -> dict[str, ast.ClassDef]:
    """The classes of a file, by name."""
    return {node.name: node for node in tree(path).body if isinstance(node, ast.ClassDef)}


def imported(path: str) -> set[str]:
    """The dotted names of the modules that a file imports, and of what it imports from them."""
    found = {alias.name for node in nodes(path, ast.Import) for alias in node.names}
    for node in nodes(path, ast.ImportFrom):
        found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def place(path: str, node: ast.AST) -> str:
    """The position and the code of a node, for a message."""
    return f"{path}:{node.lineno}: {ast.unparse(node)[:80]}"
