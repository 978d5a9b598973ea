"""What lists of the desk are asked and cannot read, refused as the stock admin refuses the rest."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import FieldListFilter
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect


class ReadableChangeList(ChangeList):
    """A list that columns narrow to text only: PostgreSQL knows none with NUL, and SQLite finds nothing."""

    def get_filters(self, request):
        specs, *others = found = super().get_filters(request)
        columns = [spec.used_parameters for spec in specs if isinstance(spec, FieldListFilter)]
        if any(holds_nul(value) for asked in (others[1], *columns) for value in asked.values()):
            raise IncorrectLookupParameters
        return found


class ReadableLists:
    """An admin whose lists answer whatever is asked of them."""

    def get_changelist(self, request, **kwargs):
        return ReadableChangeList

    def response_action(self, request, queryset):
        """Do something with the rows that are ticked, if these are keys of rows."""
        try:
            for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.model._meta.pk.to_python(key)
                check_text(key)
        except ValidationError:
            messages.error(request, "Nothing was done: what is ticked names no row. Tick rows of the list.")
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)


def check_text(text: str) -> None:
    """Raise ValidationError for what no column holds."""
    if holds_nul(text):
        raise ValidationError("NUL")


def holds_nul(value: Any) -> bool:
    return any(map(holds_nul, value)) if isinstance(value, list | tuple) else "\x00" in str(value)
