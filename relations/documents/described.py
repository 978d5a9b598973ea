"""What a field of a document is, in the words of the model."""

from django.db import models

from relations.models.one_of import OneOf, Pair
from relations.models.quantity_field import QuantityField


def described(model: type[models.Model], name: str) -> str:
    """The help text of a field, or of the first column behind it."""
    composite = getattr(model, name, None)
    if isinstance(composite, OneOf | Pair):
        columns = composite.columns
        name = next(iter(columns.values())) if isinstance(columns, dict) else columns[0]
    elif isinstance(composite, QuantityField):
        name = f"{name}_amount"
    field = model._meta.get_field(name)
    about = getattr(field, "help_text", "") or str(field.related_model.__doc__)
    return str(about).split("\n", maxsplit=1)[0]
