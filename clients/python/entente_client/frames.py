"""Rows as a pandas DataFrame, with their evidence beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

import attrs

if TYPE_CHECKING:
    import pandas as pd


class Row(Protocol):
    """What can be a row: a model of this package."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""


def frame(model: Any, rows: Sequence[Row]) -> "pd.DataFrame":
    """Return one row each; members of members are columns: `period.edtf`, `evidence.independent_sources`.

    Amounts stay text, because they are exact. Without rows there are the columns of the model all the same.
    Raises ImportError without the extra `dataframe`.
    """
    try:
        import pandas as pd  # noqa: PLC0415 (an extra: everything else works without it)
    except ImportError as error:
        raise ImportError("to_dataframe() needs pandas: pip install 'entente-client[dataframe]'") from error
    if not rows:
        return pd.DataFrame(columns=columns(model))
    found = pd.json_normalize([row.to_dict() for row in rows])
    # What is null in one row is an object in others: its members have columns, it has none.
    inner = {name.partition(".")[0] for name in found.columns if "." in name}
    return found.drop(columns=[name for name in found.columns if name in inner])


def columns(model: Any) -> list[str]:
    """Return the members of a model, or of the first of those that it is a choice of."""
    first = next(iter(model.forms.values())) if hasattr(model, "forms") else model
    return [each.name for each in attrs.fields(first) if each.init]
