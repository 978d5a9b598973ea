from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from relations.models import roles

# The permissions of each role without the name of the application, as the migration grants them.

ROLES = {
    role: [permission.partition(".")[2] for permission in permissions]
    for role, permissions in roles.ROLES.items()
}
PASSWORD = "a long enough secret"


def permissions_of(role):
    """A query for the permissions of a role. Every role with permissions may view everything."""
    view_permissions = Q(content_type__app_label="relations", codename__startswith="view_")
    return Q(codename__in=ROLES[role]) | view_permissions if ROLES[role] else Q(pk=None)


def create_account(name, role="curator", **fields):
    """Create an account with a role, or with its permissions if a flush has deleted the groups."""
    user = get_user_model().objects.create_user(name, password=PASSWORD, **fields)
    if group := Group.objects.filter(name=role).first():
        user.groups.add(group)
    else:
        user.user_permissions.set(Permission.objects.filter(permissions_of(role)))
    return user
