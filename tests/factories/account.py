from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

CURATING, REVIEWING = ("add_proposal",), ("add_proposal", "review_proposal")
# As the groups of the same names are made by a migration.
ROLES = {"reader": (), "curator": CURATING, "reviewer": REVIEWING, "administrator": REVIEWING}
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
