"""The base of the factories of rows, which correct the record that the row belongs to."""

import factory
from django.db import models

from relations.documents.declaration import fact_part
from relations.documents.error_collector import ErrorCollector
from tests.factories.record import correct_record, document_of


class RowFactory(factory.Factory):
    """Creates a row in a list of a record, from keywords in portable form."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, **given):
        owner_field = owner_of(model_class)
        owner, name = given.pop(owner_field.name), owner_field.remote_field.related_name
        part = fact_part(type(owner), name)
        item = given[part.parts[0].name] if part.is_plain else given
        row = part.check_row(item, name, ErrorCollector())
        correct_record(owner, {name: [*document_of(owner).data.get(name, []), row]})
        rows = getattr(owner, name).order_by("-pk")
        return next(each for each in rows if part.read_row(each) == row)


def owner_of(model):
    """The foreign key to the record that the row belongs to, which is the one that cascades."""
    return next(
        field
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    )
