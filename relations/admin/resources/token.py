"""API tokens: created for one's own account, shown once, revoked. Their secrets are not stored."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from relations.actions.access import tokens
from relations.admin.lists.columns import column
from relations.admin.lists.read_only import ReadOnlyAdmin
from relations.models import Scope, Token

KEEP_ACCOUNTS = "auth.change_user"
LIFETIMES = [(1, "1 hour"), (24, "1 day"), (24 * 7, "7 days"), (24 * 30, "30 days"), (24 * 90, "90 days")]
TOKENS = "admin:relations_token_changelist"


class TokenForm(forms.Form):
    """The scope and the lifetime of a new token."""

    scope = forms.ChoiceField(
        choices=Scope.choices, help_text="A token never has more rights than your account."
    )
    hours = forms.TypedChoiceField(label="Expires after", choices=LIFETIMES, coerce=int, initial=24)


@admin.register(Token)
class TokenAdmin(ReadOnlyAdmin):
    """The tokens of one's own account; administrators see and revoke all tokens."""

    list_display = (column("token_key", "Token"), "user", "scope", "created", "expiry", "end")
    list_display_links = None
    list_select_related = ("user",)
    list_filter = ("scope",)
    search_fields = ("user__username",)
    ordering = ("created",)

    def get_search_fields(self, request):
        return self.search_fields

    def get_search_results(self, request, queryset, search_term):
        return admin.ModelAdmin.get_search_results(self, request, queryset, search_term)

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def has_add_permission(self, request, obj=None):
        return self.has_module_permission(request)

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return found if request.user.has_perm(KEEP_ACCOUNTS) else found.filter(user=request.user)

    def get_object(self, request, object_id, from_field=None):
        """None: a token has no page of its own, and no URL contains its primary key."""
        return

    @admin.display(description="Revoke")
    def end(self, token):
        """The link that revokes the token."""
        page = reverse("admin:relations_token_revoke", args=[token.token_key])
        return format_html('<a href="{}" aria-label="Revoke {}">Revoke</a>', page, token.token_key)

    def get_urls(self):
        view = self.admin_site.admin_view(self.revoke_view)
        return [path("<str:key>/revoke/", view, name="relations_token_revoke"), *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        """The form for a new token. Its response is the only page that shows the secret."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = TokenForm(request.POST or None)
        context = {"form": form}
        if request.method == "POST" and form.is_valid():
            lifetime = timedelta(hours=form.cleaned_data["hours"])
            token, secret = tokens.grant(request.user, scope=form.cleaned_data["scope"], lifetime=lifetime)
            context |= {"token": token, "secret": secret}
        return self.page(request, "Create a token", context)

    def revoke_view(self, request, key):
        """The page that revokes a token."""
        found = None if "\x00" in key else self.get_queryset(request).filter(token_key=key).first()
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, key)
        if request.method != "POST":
            return self.page(request, "Revoke a token", {"ending": found})
        tokens.revoke(found)
        messages.success(request, f"Revoked: {found}.")
        return HttpResponseRedirect(reverse(TOKENS))

    def page(self, request, title, context):
        """A page about tokens."""
        about = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, "admin/relations/token.html", about | context)
