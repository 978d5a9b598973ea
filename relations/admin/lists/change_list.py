"""Lists that respond to text with NUL characters: PostgreSQL cannot store or compare it."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import FieldListFilter
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect


class NulSafeChangeList(ChangeList):
    """A list that treats a filter value with NUL as invalid, on both databases."""

    def get_filters(self, request):
        specs, *others = found = super().get_filters(request)
        columns = [spec.used_parameters for spec in specs if isinstance(spec, FieldListFilter)]
        if any(holds_nul(value) for used in (others[1], *columns) for value in used.values()):
            raise IncorrectLookupParameters
        return found


class NulSafeLists:
    """An admin whose lists accept any text in filters and any selection."""

    def get_changelist(self, request, **kwargs):
        return NulSafeChangeList

    def response_action(self, request, queryset):
        """Run an action on the selected rows, or show a message if the selection is invalid."""
        try:
            for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.model._meta.pk.to_python(key)
                check_text(key)
        except ValidationError:
            messages.error(request, "Nothing was changed: the selection is invalid. Select rows of the list.")
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)


def check_text(text: str) -> None:
    """Raise ValidationError for text with NUL."""
    if holds_nul(text):
        raise ValidationError("NUL")


def holds_nul(value: Any) -> bool:
    """Whether a text, or one of several, contains NUL."""
    return any(map(holds_nul, value)) if isinstance(value, list | tuple) else "\x00" in str(value)
