"""Errors of single values."""

from relations.errors.error import Error, shortened


class InvalidValue(Error):
    """A value that does not have the form that its type requires."""

    code = "invalid_value"

    def subject(self) -> str:
        return f"{shortened(self.value)}:"


class InvalidPeriod(InvalidValue):
    """A text that is not an EDTF expression of a possible date or interval."""

    code = "invalid_period"


class InvalidQuantity(InvalidValue):
    """A mapping or an amount that is not a decimal quantity within bounds."""

    code = "invalid_quantity"


class InvalidReference(InvalidValue):
    """A text that is not of the form `kind/key`."""

    code = "invalid_reference"


class InvalidSearch(InvalidValue):
    """A search text that has no word, is too long, or has too many words."""

    code = "invalid_search"
