from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("topics", "0003_post_cards")]

    operations = [
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(fields=["section", "-last_post_at", "-id"], name="topic_section_latest"),
        ),
    ]
