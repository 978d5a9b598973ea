"""Roles and their permissions, made by the initial migration: reader, curator, reviewer, administrator."""

CURATING = ["relations.add_proposal"]
REVIEWING = [*CURATING, "relations.review_proposal"]
ACCOUNTS = [
    f"auth.{action}_{model}" for action in ("add", "change", "delete", "view") for model in ("user", "group")
]
ROLES = {
    "reader": [],
    "curator": CURATING,
    "reviewer": REVIEWING,
    "administrator": [*REVIEWING, *ACCOUNTS],
}
"""The permissions of each role in addition to viewing. A reader has none and can only hold a token."""

NOT_VIEWED = {"token", "storedresponse", "paragraphtext", "paragraphmark", "representation"}
"""Models that no role may view in the admin: secrets, and rows that curators see on other pages."""


def install(apps, _schema_editor):
    """Create the groups with their permissions, which Django creates only after all migrations."""
    group_model = apps.get_model("auth", "Group")
    models = [model._meta.model_name for model in apps.get_app_config("relations").get_models()]
    viewing = [f"relations.view_{name}" for name in models if name not in NOT_VIEWED]
    for role, names in ROLES.items():
        group, _ = group_model.objects.get_or_create(name=role)
        group.permissions.add(*(permission(apps, name) for name in ([*names, *viewing] if names else [])))


def permission(apps, name):
    """The permission with the name, such as `relations.add_proposal`. It is created if it is missing."""
    app, _, codename = name.partition(".")
    action, _, model = codename.partition("_")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    words = apps.get_model(app, model)._meta.verbose_name
    texts = {"review_proposal": "Can approve and decline what others propose"}
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": texts.get(codename, f"Can {action} {words}")}
    )
    return found


def remove(apps, _schema_editor):
    """Delete the groups, to undo a migration."""
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()
