from django.db import migrations

from relations.models import history_guard as guard


class Migration(migrations.Migration):
    """Revisions can be added, never changed."""

    dependencies = [("relations", "0001_initial")]
    operations = [migrations.RunPython(guard.install, guard.remove)]
