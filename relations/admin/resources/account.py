"""Accounts: added, given roles, deactivated. They are never renamed or deleted: the history names them."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple

from relations.actions.access import tokens
from relations.admin.lists.change_list import NulSafeLists
from relations.queries.history.revisions import is_named


class AccountCreationForm(AdminUserCreationForm):
    """A new account. Its name must not be in the history already."""

    def clean_username(self):
        name = super().clean_username()
        if name and is_named(name):
            raise ValidationError(f"The history already names {name}. Choose another name.", code="named")
        return name


admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(NulSafeLists, UserAdmin):
    """Accounts and their rights. A name belongs to one person for ever, so that the history stays true."""

    add_form = AccountCreationForm
    list_display = ("username", "first_name", "last_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "groups")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        (
            "Rights",
            {
                "fields": ("is_active", "is_staff", "groups"),
                "description": "Deactivating an account revokes its tokens, sessions and password.",
            },
        ),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """A checkbox for each role: all are visible at once, each with an accessible name."""
        return super().formfield_for_manytomany(db_field, request, **kwargs, widget=CheckboxSelectMultiple)

    def get_readonly_fields(self, request, obj=None):
        return (*self.readonly_fields, *(["username"] if obj else []))

    def has_change_permission(self, request, obj=None):
        """Only superusers may change superusers."""
        is_protected = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_protected and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and not obj.is_active:
            tokens.deactivate(obj)


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(NulSafeLists, GroupAdmin):
    """Roles and their rights."""

    filter_horizontal = ()  # its two boxes have buttons without accessible names
