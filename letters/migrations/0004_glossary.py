"""The words that volunteers explain to readers."""

import django.core.validators
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0003_updates'),
    ]

    operations = [
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(help_text='In capitals: found only as typed. In small letters: found in any case.', max_length=20, validators=[django.core.validators.RegexValidator('\\A(?=.*[^\\W\\d_])[^\\W_]{2,}\\Z', 'Use letters and digits only, two or more, without spaces or hyphens.')])),
                ('meaning', models.CharField(help_text='In a few plain words, as they would stand in a sentence.', max_length=80)),
            ],
            options={
                'verbose_name_plural': 'glossary',
                'ordering': ['term'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('term'), name='one_meaning_for_a_term', violation_error_message='The glossary has this term already.'), models.CheckConstraint(condition=models.Q(models.Q(('term', ''), _negated=True), models.Q(('meaning', ''), _negated=True)), name='terms_mean')],
            },
        ),
    ]
