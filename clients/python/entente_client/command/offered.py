"""What was offered to a shell a moment ago: a file of the user, so that the next key does not ask again."""

import json
import os
import time
from pathlib import Path
from typing import Any

SECONDS = 300
QUESTIONS = 100

Rows = list[dict[str, Any]]


class Offered:
    """Answers by their question. A file that cannot be read or written is none."""

    def __init__(self, folder: Path | None = None) -> None:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        self._path = (folder or caches / "entente") / "completion.json"

    def find(self, question: str) -> Rows | None:
        """Return the answer, if it is fresh."""
        moment, rows = self._read().get(question, (0, None))
        return rows if moment + SECONDS > time.time() else None

    def keep(self, question: str, rows: Rows) -> None:
        """Keep an answer; of too many, the oldest goes."""
        known = {each: said for each, said in self._read().items() if each != question}
        known[question] = (time.time(), rows)
        part = self._path.with_name(f"{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(dict(list(known.items())[-QUESTIONS:])), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            part.unlink(missing_ok=True)

    def _read(self) -> dict[str, tuple[float, Rows]]:
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}
