"""Paths of values in documents: `claims.period[0].at`."""

import json
import re

PLAIN = re.compile(r"[^.\[\]]+")
STEP = re.compile(r'\[("(?:[^"\\]|\\.)*")\]|([^.\[\]]+)')


def child_path(where: str, key: str) -> str:
    """The path of a member. A key with dots or brackets is quoted: `["a.b"]`."""
    if PLAIN.fullmatch(key):
        return f"{where}.{key}" if where else key
    return f"{where}[{json.dumps(key, ensure_ascii=False)}]"


def path_steps(where: str) -> list[str]:
    """The keys and indexes of a path, in order."""
    return [json.loads(quoted) if quoted else plain for quoted, plain in STEP.findall(where)]
