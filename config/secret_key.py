"""The key that signs sessions and cursors, generated once and kept outside the repository."""

import os
import secrets
import tempfile
from pathlib import Path

from config.env import InvalidSetting

SHORTEST = 32


def checked(name: str, key: str) -> str:
    """The key. Raises InvalidSetting if it is too short."""
    if len(key) < SHORTEST:
        cure = "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        raise InvalidSetting(name, "…", f"must have at least {SHORTEST} characters, not {len(key)}", cure)
    return key


def read_or_make(path: Path) -> str:
    """The key in this file, generated at the first start and readable only by its owner.

    Raises InvalidSetting if the folder cannot be written.
    """
    try:
        if not path.exists():
            make(path)
        return checked(str(path), path.read_text().strip())
    except OSError as error:
        cure = "Make the folder writable, or set ENTENTE_SECRET_KEY"
        raise InvalidSetting(
            "ENTENTE_SECRET_KEY", "", f"is unset, and {path} cannot be stored ({error})", cure
        ) from None


def make(path: Path) -> None:
    """Write a new key. If two processes start at once, the first to link its file wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50) + "\n")
        path.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        Path(draft).unlink()
