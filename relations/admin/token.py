"""Tokens on the desk: made for oneself, shown once, ended before their time; secrets are kept nowhere."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from relations.actions import access
from relations.admin.reading import ReadingAdmin
from relations.models import Scope, Token

KEEP_ACCOUNTS = "auth.change_user"
LIFETIMES = [(1, "1 hour"), (24, "1 day"), (24 * 7, "7 days"), (24 * 30, "30 days"), (24 * 90, "90 days")]
TOKENS = "admin:relations_token_changelist"


class TokenForm(forms.Form):
    """What a token may be used for, and for how long."""

    scope = forms.ChoiceField(choices=Scope.choices, help_text="Never more than the account may do.")
    hours = forms.TypedChoiceField(label="Holds for", choices=LIFETIMES, coerce=int, initial=24)


@admin.register(Token)
class TokenAdmin(ReadingAdmin):
    """By which programs act for an account: one's own; whoever keeps the accounts sees and ends all."""

    list_display = ("token_key", "user", "scope", "created", "expiry", "end")
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
        """No page of its own: its key in the database stands in no address."""
        return

    @admin.display(description="revoke")
    def end(self, token):
        page = reverse("admin:relations_token_revoke", args=[token.token_key])
        return format_html('<a href="{}" aria-label="Revoke {}">Revoke</a>', page, token.token_key)

    def get_urls(self):
        view = self.admin_site.admin_view(self.revoke_view)
        return [path("<str:key>/revoke/", view, name="relations_token_revoke"), *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        """Make one; the answer to the form is the only page that ever shows its secret."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form, told = TokenForm(request.POST or None), {}
        if request.method == "POST" and form.is_valid():
            asked = form.cleaned_data
            lifetime = timedelta(hours=asked["hours"])
            token, secret = access.grant(request.user, scope=asked["scope"], lifetime=lifetime)
            told = {"token": token, "secret": secret}
        return self.page(request, "New token", {"form": form, **told})

    def revoke_view(self, request, key):
        """Ask, and end it."""
        found = None if "\x00" in key else self.get_queryset(request).filter(token_key=key).first()
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, key)
        if request.method != "POST":
            return self.page(request, "Revoke a token", {"ending": found})
        access.revoke(found)
        messages.success(request, f"Revoked: {found}")
        return HttpResponseRedirect(reverse(TOKENS))

    def page(self, request, title, told):
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, **told}
        return TemplateResponse(request, "admin/relations/token.html", context)
