"""The key that signs sessions and cursors, made once and kept outside the repository."""

import os
import secrets
import tempfile
from pathlib import Path

from config.env import InvalidSetting

SHORTEST = 32


def checked(name: str, key: str) -> str:
    """Return the key. Raises InvalidSetting if it is too short to sign with."""
    if len(key) < SHORTEST:
        cure = "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        raise InvalidSetting(name, "…", f"must have at least {SHORTEST} characters, not {len(key)}", cure)
    return key


def kept_in(path: Path) -> str:
    """Return the key in this file, made at the first start; only its owner can read the file.

    Raises InvalidSetting if the folder cannot be written.
    """
    try:
        if not path.exists():
            make(path)
        return checked(str(path), path.read_text().strip())
    except OSError as error:
        cure = "Make the folder writable, or set ENTENTE_SECRET_KEY"
        raise InvalidSetting(
            "ENTENTE_SECRET_KEY", "", f"is unset, and {path} cannot be kept ({error})", cure
        ) from None


def make(path: Path) -> None:
    """Write a new key. Of two processes that start at once, the first to link its file wins."""
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
