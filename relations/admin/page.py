"""Pages of one row that show what is worked out for them, instead of a form."""

from relations.admin.reading import ReadingAdmin


class PageAdmin(ReadingAdmin):
    """Shows one row in a template of its own. Subclasses say what the template is told."""

    def get_fieldsets(self, request, obj=None):
        """No form."""
        return []

    def change_view(self, request, object_id, form_url="", extra_context=None):
        answer = super().change_view(request, object_id, form_url, extra_context)
        shown = getattr(answer, "context_data", {})
        if "original" in shown:
            shown |= self.shown(request, shown["original"])
        return answer

    def shown(self, request, obj) -> dict:
        raise NotImplementedError
