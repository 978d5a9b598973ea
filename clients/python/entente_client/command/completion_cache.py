"""A cache of completions in a file of the user, so that the next key press sends no request."""

import json
import os
import time
from pathlib import Path
from typing import Any

SECONDS = 300
ENTRIES = 100

Rows = list[dict[str, Any]]


class CompletionCache:
    """Rows by URL. A file that cannot be read or written counts as empty."""

    def __init__(self, folder: Path | None = None) -> None:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        self._path = (folder or caches / "entente") / "completion.json"

    def find(self, url: str) -> Rows | None:
        """Return the rows of a URL if they are fresh, or None."""
        moment, rows = self._read().get(url, (0, None))
        return rows if moment + SECONDS > time.time() else None

    def store(self, url: str, rows: Rows) -> None:
        """Store the rows of a URL. The oldest entries are removed."""
        known = {each: entry for each, entry in self._read().items() if each != url}
        known[url] = (time.time(), rows)
        part = self._path.with_name(f"{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(dict(list(known.items())[-ENTRIES:])), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            part.unlink(missing_ok=True)

    def _read(self) -> dict[str, tuple[float, Rows]]:
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}
