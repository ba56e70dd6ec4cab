# As `manage.py makemigrations` wrote it, but for the layout.
# ruff: noqa: D100, D101, I001, RUF012

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import shop.models.columns
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("shop", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Image",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="image",
                        serialize=False,
                        to="shop.item",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, help_text="The id of the import.", primary_key=True, serialize=False
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("queued", "Queued"), ("running", "Running"), ("done", "Done")],
                        default="queued",
                        help_text="How far the import is.",
                    ),
                ),
                ("items", models.JSONField()),
                ("created", models.JSONField(default=list)),
            ],
        ),
        migrations.AddField(
            model_name="item",
            name="attributes",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="item",
            name="available_from",
            field=models.DateTimeField(help_text="From when the item can be bought.", null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="contact",
            field=models.EmailField(
                help_text="Whom to ask.",
                max_length=100,
                null=True,
                validators=[
                    shop.models.columns.Pattern(
                        "^[a-z0-9]{1,20}([._-][a-z0-9]{1,20}){0,2}@([a-z0-9]{1,20}(-[a-z0-9]{1,20})?\\.){1,3}[a-z]{2,10}$",
                        "Not an address as described.",
                    )
                ],
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="created_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, help_text="When the item was created."
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="dimensions",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="external_id",
            field=models.UUIDField(help_text="The id that others know the item by.", null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="homepage",
            field=models.URLField(
                help_text="Where to read more.",
                null=True,
                validators=[
                    shop.models.columns.Pattern(
                        "^https?://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?$", "Not an address as described."
                    )
                ],
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="pack_size",
            field=models.PositiveIntegerField(
                help_text="How many come in a pack.",
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(6),
                    django.core.validators.MaxValueValidator(600),
                    shop.models.columns.MultipleOf(6),
                ],
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="sku",
            field=models.CharField(
                help_text="The stock keeping unit; no two items have the same.",
                null=True,
                unique=True,
                validators=[
                    shop.models.columns.Pattern("^[A-Z]{3}-[0-9]{4}$", "Three capitals, a hyphen and four digits.")
                ],
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="status",
            field=models.CharField(
                choices=[("available", "Available"), ("sold_out", "Sold Out"), ("discontinued", "Discontinued")],
                default="available",
                help_text="Whether the item can be bought.",
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="stock",
            field=models.PositiveIntegerField(
                default=0,
                help_text="How many there are.",
                validators=[django.core.validators.MaxValueValidator(1000000)],
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="supplier_code",
            field=models.CharField(
                help_text="What the supplier calls it; taken, and never shown.",
                max_length=30,
                null=True,
                validators=[django.core.validators.RegexValidator("^[^\\u0000]*$", "Null characters are not allowed.")],
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="tags",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="item",
            name="weight_kg",
            field=models.FloatField(
                help_text="The weight of one, in kilograms.",
                null=True,
                validators=[shop.models.columns.MoreThan(0), django.core.validators.MaxValueValidator(1000)],
            ),
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.CharField(
                        help_text="The category's name in addresses.",
                        unique=True,
                        validators=[shop.models.columns.Pattern("^[a-z0-9-]+$")],
                    ),
                ),
                ("title", models.CharField(help_text="The category's name for people.")),
                (
                    "parent",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="shop.category"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
    ]
