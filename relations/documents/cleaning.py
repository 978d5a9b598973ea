"""Normalised text that every database and every file can store."""

import re
import unicodedata
from typing import Any

from relations.documents.error_collector import ErrorCollector
from relations.documents.field_path import child_path

UNFIT = re.compile("[\x00\ud800-\udfff]")


def normalized(value: Any, where: str, errors: ErrorCollector) -> Any:
    """The value with all text in Unicode NFC. Collects an error for NUL and lone surrogates.

    The replacement character takes their place, so that the text is not reported as missing too.
    """
    if isinstance(value, str):
        if UNFIT.search(value):
            errors.add(
                "invalid_characters", where, value, "holds NUL or half of a surrogate pair", "Remove it."
            )
            value = UNFIT.sub("\ufffd", value)
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [normalized(item, f"{where}[{number}]", errors) for number, item in enumerate(value)]
    if isinstance(value, dict):
        cleaned = ((normalized(key, where, errors), item) for key, item in value.items())
        return {key: normalized(item, child_path(where, str(key)), errors) for key, item in cleaned}
    return value
