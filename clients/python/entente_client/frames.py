"""Rows as a pandas DataFrame, with their evidence in columns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

import attrs

if TYPE_CHECKING:
    import pandas as pd


class Row(Protocol):
    """A model of this package."""

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of the model."""


def frame(model: Any, rows: Sequence[Row]) -> "pd.DataFrame":
    """Return a frame with nested fields as columns: `period.edtf`, `evidence.independent_sources`.

    Amounts are exact and therefore text. An empty frame has the columns of the model too. Raises ImportError
    without the extra `dataframe`.
    """
    try:
        import pandas as pd  # noqa: PLC0415 (an extra: everything else works without it)
    except ImportError as error:
        raise ImportError("to_dataframe() needs pandas: pip install 'entente-client[dataframe]'") from error
    if not rows:
        return pd.DataFrame(columns=columns(model))
    found = pd.json_normalize([row.to_dict() for row in rows])
    # A field may be null in one row and an object in others: its nested fields have columns, it has none.
    inner = {name.partition(".")[0] for name in found.columns if "." in name}
    return found.drop(columns=[name for name in found.columns if name in inner])


def columns(model: Any) -> list[str]:
    """Return the fields of a model, or of the first of its forms."""
    first = next(iter(model.forms.values())) if hasattr(model, "forms") else model
    return [each.name for each in attrs.fields(first) if each.init]
