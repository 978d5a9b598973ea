"""Pages of one row that show what is worked out for them, instead of a form."""

from collections.abc import Callable
from typing import Any

from relations.admin.reading import ReadingAdmin

MOST_DIGITS = 6


def number_in(request, name: str) -> int:
    """The number of a page that a request names; anything that is none is the first."""
    text = request.GET.get(name, "")
    return max(int(text), 1) if text.isdecimal() and len(text) <= MOST_DIGITS else 1


class PageAdmin(ReadingAdmin):
    """Shows one row in a template of its own; `shown(request, row)` is what the template is told of it."""

    shown: Callable[[Any, Any], dict]

    def get_fieldsets(self, request, obj=None):
        """No form."""
        return []

    def change_view(self, request, object_id, form_url="", extra_context=None):
        answer = super().change_view(request, object_id, form_url, extra_context)
        shown = getattr(answer, "context_data", {})
        if "original" in shown:
            shown |= self.shown(request, shown["original"])
        return answer
