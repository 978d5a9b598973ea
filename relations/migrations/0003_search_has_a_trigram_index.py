from django.db import migrations

from relations.models import trigram_index


class Migration(migrations.Migration):
    """On PostgreSQL the beginning of any word is found by an index."""

    dependencies = [("relations", "0002_history_is_append_only")]
    operations = [migrations.RunPython(trigram_index.install, trigram_index.remove)]
