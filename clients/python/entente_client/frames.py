"""Rows as a pandas DataFrame, with their evidence beside them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pandas as pd


class Row(Protocol):
    """What can be a row: a model of this package."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""


def frame(rows: Iterable[Row]) -> "pd.DataFrame":
    """Return one row each; members of members are columns: `period.edtf`, `evidence.independent_sources`.

    Amounts stay text, because they are exact. Raises ImportError without the extra `dataframe`.
    """
    try:
        import pandas as pd  # noqa: PLC0415 (an extra: everything else works without it)
    except ImportError as error:
        raise ImportError("to_dataframe() needs pandas: pip install 'entente-client[dataframe]'") from error
    return pd.json_normalize([row.to_dict() for row in rows])
