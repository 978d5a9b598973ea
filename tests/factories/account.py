from importlib import import_module

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

# The groups as a migration makes them: what each may do, without the name of the application.
MADE = import_module("relations.migrations.0006_roles").ROLES
ROLES = {role: [right.partition(".")[2] for right in named] for role, named in MADE.items()}
PASSWORD = "a long enough secret"


def rights(role):
    """What a role may do here: who may do anything may see everything."""
    seeing = Q(content_type__app_label="relations", codename__startswith="view_")
    return Q(codename__in=ROLES[role]) | seeing if ROLES[role] else Q(pk=None)


def account(name, role="curator", **fields):
    """An account with a role; the rights alone where a flush has emptied the groups."""
    user = get_user_model().objects.create_user(name, password=PASSWORD, **fields)
    if group := Group.objects.filter(name=role).first():
        user.groups.add(group)
    else:
        user.user_permissions.set(Permission.objects.filter(rights(role)))
    return user
