# As `manage.py makemigrations` wrote it, but for the layout.
# ruff: noqa: D100, D101, RUF012

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        max_length=80, validators=[django.core.validators.ProhibitNullCharactersValidator()]
                    ),
                ),
                ("price", models.DecimalField(decimal_places=2, max_digits=10)),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        null=True,
                        validators=[django.core.validators.ProhibitNullCharactersValidator()],
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
    ]
