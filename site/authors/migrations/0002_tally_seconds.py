"""A second is kept for two things now: a wrong key, and speaking in a heated conversation."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('authors', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='tally',
            name='wait_until',
            field=models.IntegerField(default=0, help_text='Seconds since 1970.'),
        ),
    ]
