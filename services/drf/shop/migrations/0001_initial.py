# As `manage.py makemigrations` wrote it, but for the layout.
# ruff: noqa: D100, D101, E501, I001, RUF012

import django.core.validators
import shop.models
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
                        help_text="What the item is called; any text without a null character.",
                        max_length=80,
                        validators=[
                            django.core.validators.MinLengthValidator(1),
                            django.core.validators.RegexValidator("^[^\\u0000]+$", "Null characters are not allowed."),
                        ],
                    ),
                ),
                (
                    "price",
                    shop.models.PriceField(
                        decimal_places=2,
                        help_text="The price, a decimal above zero with two places at the most, as a string so that no digit is lost. The shop answers with exactly two places.",
                        max_digits=10,
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        help_text="What there is to say about the item; any text without a null character.",
                        max_length=500,
                        null=True,
                        validators=[
                            django.core.validators.RegexValidator("^[^\\u0000]*$", "Null characters are not allowed.")
                        ],
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
    ]
