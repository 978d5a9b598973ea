"""Text as every database and every file can hold it."""

import re
import unicodedata
from typing import Any

from relations.documents.fault import Faults
from relations.documents.place import inside

UNFIT = re.compile("[\x00\ud800-\udfff]")


def clean(value: Any, where: str, faults: Faults) -> Any:
    """All text in Unicode normal form C; what no database and no UTF-8 can hold is a fault.

    A sign stands in its place, so that the text is not called missing, too.
    """
    if isinstance(value, str):
        if UNFIT.search(value):
            faults.add("unfit_text", where, value, "holds NUL or half of a surrogate pair", "Remove it.")
            value = UNFIT.sub("\ufffd", value)
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [clean(item, f"{where}[{number}]", faults) for number, item in enumerate(value)]
    if isinstance(value, dict):
        named = ((clean(key, where, faults), item) for key, item in value.items())
        return {key: clean(item, inside(where, str(key)), faults) for key, item in named}
    return value
