from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("topics", "0005_found_by_time")]

    operations = [
        migrations.AddIndex(
            model_name="post", index=models.Index(fields=["-pipeline", "-id"], name="post_by_pipeline")
        ),
    ]
