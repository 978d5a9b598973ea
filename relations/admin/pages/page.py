"""Pages that show one row in a template of their own instead of a form."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from relations.admin.lists.read_only import ReadOnlyAdmin


class NotFound(Exception):
    """No row of a model, named by its `_meta`, has a key."""

    def __init__(self, opts, key: str):
        super().__init__(key)
        self.opts, self.key = opts, key


def redirect_if_not_found(view):
    """Decorator for a view: NotFound redirects to the home page of the admin, with a message."""

    @wraps(view)
    def wrapped(model_admin, request, *args, **kwargs):
        try:
            return view(model_admin, request, *args, **kwargs)
        except NotFound as error:
            return model_admin._get_obj_does_not_exist_redirect(request, error.opts, error.key)

    return wrapped


class PageAdmin(ReadOnlyAdmin):
    """Shows one row in a template; `page_context(request, row)` returns the context of the template."""

    page_context: Callable[[Any, Any], dict]

    def get_fieldsets(self, request, obj=None):
        """No fields: the template does not show the form of Django."""
        return []

    def change_view(self, request, object_id, form_url="", extra_context=None):
        response = super().change_view(request, object_id, form_url, extra_context)
        context = getattr(response, "context_data", {})
        if "original" in context:
            context |= self.page_context(request, context["original"])
        return response
