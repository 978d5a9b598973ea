"""Columns of lists with titles of their own."""

from django.contrib import admin


def column(name: str, title: str):
    """The column of a field under another title, sorted by the field."""

    @admin.display(description=title, ordering=name)
    def value(row):
        return getattr(row, name)

    return value
