from django.db import migrations

CURATING = ["relations.add_proposal"]
REVIEWING = [*CURATING, "relations.review_proposal"]
ACCOUNTS = [f"auth.{deed}_{model}" for deed in ("add", "change", "delete", "view") for model in ("user", "group")]
# Each role may do what those before it may; a reader may only hold a token.
ROLES = {
    "reader": [],
    "curator": CURATING,
    "reviewer": REVIEWING,
    "administrator": [*REVIEWING, *ACCOUNTS],
}


def make_roles(apps, _schema_editor):
    """Groups with their permissions, which Django itself makes only after all migrations."""
    group_model = apps.get_model("auth", "Group")
    seeing = [
        f"relations.view_{model._meta.model_name}" for model in apps.get_app_config("relations").get_models()
    ]
    for role, named in ROLES.items():
        group, _ = group_model.objects.get_or_create(name=role)
        wanted = [*named, *seeing] if named else []
        group.permissions.add(*(permission(apps, name) for name in wanted))


def permission(apps, name):
    app, _, codename = name.partition(".")
    deed, _, model = codename.partition("_")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    words = apps.get_model(app, model)._meta.verbose_name
    texts = {"review_proposal": "Can approve and decline what others propose"}
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": texts.get(codename, f"Can {deed} {words}")}
    )
    return found


def remove_roles(apps, _schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    """Who may do what: reader, curator, reviewer, administrator."""

    dependencies = [
        ("relations", "0005_review_of_proposals"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, remove_roles)]
