from django.db import migrations
from django.db.models import Exists, OuterRef


def let_be_made_anew(apps, editor):
    """Posts whose picture was refused said that it is not ready yet; an older pipeline is what tasks look for."""
    post, shown, upload = (
        apps.get_model(*names) for names in (("topics", "Post"), ("topics", "PostPicture"), ("media", "Upload"))
    )
    refused = upload.objects.filter(state="refused").values("token")
    pictures = shown.objects.filter(post=OuterRef("pk"), token__in=refused)
    post.objects.filter(Exists(pictures)).update(pipeline=0)


class Migration(migrations.Migration):
    dependencies = [("topics", "0006_pipeline"), ("media", "0001_initial")]
    operations = [migrations.RunPython(let_be_made_anew, migrations.RunPython.noop)]
