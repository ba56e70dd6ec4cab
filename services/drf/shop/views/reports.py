"""Reports."""

from django.db.models import Count, Sum
from rest_framework.request import Request
from rest_framework.response import Response

from documented import reports as docs
from shop.models import Order
from shop.parameters import ReportParameters, validated
from shop.serializers.operations import ReportSerializer
from shop.views.base import KeeperView


class ReportView(KeeperView):
    """How many orders there were in some days, and what they came to."""

    @docs.get_report
    def get(self, request: Request, period: str) -> Response:  # noqa: ARG002
        """Answer with the report."""
        query = validated(ReportParameters, request.query_params, self.kwargs)
        days = (query["from"], query["to"])
        orders = Order.objects.filter(created_at__date__range=days).exclude(status=Order.Status.CANCELLED)
        report = {**query, **orders.aggregate(orders=Count("*"), revenue=Sum("total", default=0))}
        headers = {"Deprecation": "@1767225600", "Link": '</items/export>; rel="successor-version"'}
        return Response(ReportSerializer(report).data, headers=headers)
