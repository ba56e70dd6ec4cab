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
        ("shop", "0002_items"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("username", models.CharField(help_text="The user's name.", max_length=50, unique=True)),
                ("scopes", models.JSONField(default=list, help_text="What the user may do.")),
            ],
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        help_text="The id of the order.",
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("cancelled", "Cancelled"), ("shipped", "Shipped")],
                        default="open",
                        help_text="How far the order is.",
                    ),
                ),
                (
                    "total",
                    shop.models.columns.PriceField(
                        decimal_places=2, help_text="What it comes to, with two places.", max_digits=14
                    ),
                ),
                (
                    "payment_method",
                    models.CharField(
                        choices=[("card", "Card"), ("transfer", "Transfer"), ("voucher", "Voucher")],
                        help_text="How it is paid.",
                    ),
                ),
                ("callback_url", models.URLField(help_text="Where to tell that the order is shipped.", null=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, help_text="When the order was placed."
                    ),
                ),
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
                (
                    "line_no",
                    models.PositiveIntegerField(
                        help_text="The number of the line, from 1.",
                        validators=[django.core.validators.MinValueValidator(1)],
                    ),
                ),
                (
                    "item_id",
                    models.PositiveBigIntegerField(
                        help_text="The id of the item.", validators=[django.core.validators.MinValueValidator(1)]
                    ),
                ),
                ("name", models.CharField(help_text="What the item was called when it was ordered.", max_length=80)),
                (
                    "quantity",
                    models.PositiveIntegerField(
                        help_text="How many of it.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(99),
                        ],
                    ),
                ),
                (
                    "unit_price",
                    shop.models.columns.PriceField(
                        decimal_places=2,
                        help_text="What one of it cost when it was ordered, with two places.",
                        max_digits=10,
                    ),
                ),
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
