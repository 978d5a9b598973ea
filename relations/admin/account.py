"""Accounts on the desk: made, given roles, deactivated; never renamed or deleted: history names them."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple

from relations.actions import access
from relations.admin.change_list import ReadableLists
from relations.queries.history import is_named


class AccountCreationForm(AdminUserCreationForm):
    """A new account; its name is one that history does not know."""

    def clean_username(self):
        name = super().clean_username()
        if name and is_named(name):
            raise ValidationError(f"History names {name} already. Choose another name.", code="named")
        return name


admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(ReadableLists, UserAdmin):
    """Who may do what. What history says of an account stays true: a name belongs to one person for ever."""

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
                "description": "Who is not active any more loses tokens, sessions and password at once.",
            },
        ),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """A box to tick for each role: all of them are seen at once, and named for those who hear them."""
        return super().formfield_for_manytomany(db_field, request, **kwargs, widget=CheckboxSelectMultiple)

    def get_readonly_fields(self, request, obj=None):
        return (*self.readonly_fields, *(["username"] if obj else []))

    def has_change_permission(self, request, obj=None):
        """Whoever is above all rules is changed by their like alone."""
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and not obj.is_active:
            access.deactivate(obj)


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(ReadableLists, GroupAdmin):
    """What the accounts of a role may do."""

    filter_horizontal = ()  # its two boxes have buttons that say nothing to those who hear them
