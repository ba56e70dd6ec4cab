# As `manage.py makemigrations` wrote it, but for the layout.
# ruff: noqa: D100, D101, I001, RUF012

import django.db.models.deletion
import django.utils.timezone
import shop.models.columns
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("price", shop.models.columns.PriceField(decimal_places=2, max_digits=10)),
                ("description", models.CharField(max_length=500, null=True)),
                ("sku", models.CharField(max_length=8, null=True, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("available", "Available"),
                            ("sold_out", "Sold Out"),
                            ("discontinued", "Discontinued"),
                        ],
                        default="available",
                        max_length=12,
                    ),
                ),
                ("weight_kg", models.FloatField(null=True)),
                ("pack_size", models.PositiveIntegerField(null=True)),
                ("stock", models.PositiveIntegerField(default=0)),
                ("tags", models.JSONField(default=list)),
                ("dimensions", models.JSONField(null=True)),
                ("attributes", models.JSONField(default=dict)),
                ("external_id", models.UUIDField(null=True)),
                ("homepage", models.URLField(null=True)),
                ("contact", models.EmailField(max_length=100, null=True)),
                ("available_from", models.DateTimeField(null=True)),
                ("supplier_code", models.CharField(max_length=30, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("queued", "Queued"), ("running", "Running"), ("done", "Done")],
                        default="queued",
                        max_length=7,
                    ),
                ),
                ("items", models.JSONField()),
                ("created", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("username", models.CharField(max_length=50, unique=True)),
                ("scopes", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(unique=True)),
                ("title", models.CharField(max_length=80)),
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
            name="Order",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("cancelled", "Cancelled"), ("shipped", "Shipped")],
                        default="open",
                        max_length=9,
                    ),
                ),
                ("total", shop.models.columns.PriceField(decimal_places=2, max_digits=14)),
                ("payment_method", models.CharField(max_length=8)),
                ("callback_url", models.URLField(null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("idempotency_key", models.CharField(max_length=64, null=True)),
                ("fingerprint", models.CharField(max_length=64)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="shop.user")),
            ],
            options={
                "ordering": ("created_at",),
            },
        ),
        migrations.CreateModel(
            name="OrderLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line_no", models.PositiveIntegerField()),
                ("item_id", models.PositiveBigIntegerField()),
                ("name", models.CharField(max_length=80)),
                ("quantity", models.PositiveIntegerField()),
                ("unit_price", shop.models.columns.PriceField(decimal_places=2, max_digits=10)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="shop.order"
                    ),
                ),
            ],
            options={
                "ordering": ("line_no",),
                "constraints": [models.UniqueConstraint(fields=("order", "line_no"), name="one_line_a_number")],
            },
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.UniqueConstraint(fields=("user", "idempotency_key"), name="one_order_a_key"),
        ),
    ]
