import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    """Accounts may hold keys, and no longer keep the second of their last sign-in."""

    dependencies = [("members", "0002_invitation")]

    operations = [
        migrations.RemoveField("member", "last_login"),
        migrations.AddConstraint(
            "member",
            models.UniqueConstraint(
                Lower("username"),
                name="one_account_for_a_name",
                violation_error_message="Somebody here has that name already.",
            ),
        ),
        migrations.CreateModel(
            name="KeyRing",
            fields=[
                ("id", models.BigAutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                )),
                ("sealed", models.TextField()),
                ("member", models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="ring",
                    to=settings.AUTH_USER_MODEL,
                )),
            ],
        ),
    ]
