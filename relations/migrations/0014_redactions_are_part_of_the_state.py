from django.db import migrations, models

from relations.models import history_guard as guard


class Migration(migrations.Migration):
    """What was redacted last is part of the state that every answer names: an index finds it."""

    dependencies = [("relations", "0013_claims_are_moved")]

    operations = [
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(
                condition=models.Q(redacted_at__isnull=False),
                fields=["-redacted_at"],
                name="revision_by_redaction",
            ),
        ),
        migrations.RunPython(guard.install, guard.install),
    ]
