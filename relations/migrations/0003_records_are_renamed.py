from django.db import migrations, models

from relations.models import history_guard as guard


class Migration(migrations.Migration):
    """To rename a record is a deed of its own."""

    dependencies = [("relations", "0002_history_is_append_only")]
    operations = [
        migrations.RemoveConstraint(model_name="revision", name="revision_deed_is_declared"),
        migrations.AlterField(
            model_name="revision",
            name="deed",
            field=models.CharField(
                choices=[
                    ("create", "Create"),
                    ("correct", "Correct"),
                    ("cite", "Cite"),
                    ("publish", "Publish"),
                    ("retract", "Retract"),
                    ("merge", "Merge"),
                    ("rename", "Rename"),
                ],
                help_text="What was done.",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    deed__in=["create", "correct", "cite", "publish", "retract", "merge", "rename"]
                ),
                name="revision_deed_is_declared",
            ),
        ),
        migrations.RunPython(guard.install, migrations.RunPython.noop),
    ]
