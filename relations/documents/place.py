"""Places in documents, as people read them: `claims.period[0].at`."""

import json
import re

PLAIN = re.compile(r"[^.\[\]]+")
STEP = re.compile(r'\[("(?:[^"\\]|\\.)*")\]|([^.\[\]]+)')


def inside(where: str, key: str) -> str:
    """The place of a member; a key that a place could not hold as it is stands as `["a.b"]`."""
    if PLAIN.fullmatch(key):
        return f"{where}.{key}" if where else key
    return f"{where}[{json.dumps(key, ensure_ascii=False)}]"


def steps(where: str) -> list[str]:
    """The keys and numbers that lead to a place."""
    return [json.loads(quoted) if quoted else plain for quoted, plain in STEP.findall(where)]
