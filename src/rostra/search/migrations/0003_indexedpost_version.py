from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words")]
    operations = [
        migrations.AddField(
            model_name="indexedpost",
            name="version",
            field=models.PositiveSmallIntegerField(default=1),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="indexedpost", index=models.Index(fields=["-version", "-post"], name="indexed_by_version")
        ),
    ]
