"""Descriptions of the fields of documents, from the help texts of the models."""

from django.db import models

from relations.models.one_of import OneOf, Pair
from relations.models.quantity_field import QuantityField

TITLES = {
    "alpha_2": "Two-letter code",
    "external_ids": "External IDs",
    "hs_code": "HS code",
    "id": "Identifier",
    "publication": "Editorial state",
    "sha256": "File checksum (SHA-256)",
    "url": "URL",
}


def field_title(name: str) -> str:
    """The label of a field for people: `invited_by` is "Invited by"."""
    return TITLES.get(name) or name.replace("_", " ").capitalize()


def field_description(model: type[models.Model], name: str) -> str:
    """The help text of a field, or of the first column behind it. Raises ValueError if there is none."""
    composite = getattr(model, name, None)
    if isinstance(composite, QuantityField):
        return composite.help_text
    if isinstance(composite, OneOf | Pair):
        columns = composite.columns
        name = next(iter(columns.values())) if isinstance(columns, dict) else columns[0]
    field = model._meta.get_field(name)
    # Python 3.13 gives None a docstring, so that what is no relation must not be described by it.
    about = getattr(field, "help_text", "") or (field.related_model and field.related_model.__doc__)
    if not about:
        raise ValueError(f"{model.__name__}.{name} needs a help text, which openapi.yaml shows.")
    return str(about).split("\n", maxsplit=1)[0]
