"""What the items look like."""

from django.db import transaction
from rest_framework import status
from rest_framework.generics import GenericAPIView, get_object_or_404
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from documented import images as docs
from shop.errors import ContentTooLarge, NotAnImage
from shop.limits import LONGEST_IMAGE, LONGEST_UPLOAD
from shop.models import Image, Item
from shop.parameters import ItemParameters, validated
from shop.parsers import UploadParser, require_body
from shop.png import is_png
from shop.renderers import PNGRenderer
from shop.serializers.items import ImageUploadSerializer
from shop.views.base import KeyForChanges


class ImageView(KeyForChanges, GenericAPIView):
    """The image of an item."""

    queryset = Image.objects.all()
    serializer_class = ImageUploadSerializer
    parser_classes = (UploadParser,)
    metadata_class = None  # An answer to OPTIONS is no image.

    def get_renderers(self) -> list[BaseRenderer]:
        """Return the image's own kind where it is answered."""
        return [JSONRenderer() if self.request.method == "PUT" else PNGRenderer()]

    @docs.get_item_image
    def get(self, request: Request, item_id: str) -> Response:  # noqa: ARG002
        """Answer with the image."""
        image = get_object_or_404(self.queryset, item__id=validated(ItemParameters, self.kwargs)["item_id"])
        return Response(bytes(image.content), headers={"X-Content-Type-Options": "nosniff"})

    @docs.replace_item_image
    def put(self, request: Request, item_id: str) -> Response:
        """Store the image."""
        item_id = validated(ItemParameters, self.kwargs)["item_id"]
        content = self._content(request)
        with transaction.atomic():
            item = get_object_or_404(Item, pk=item_id)
            Image.objects.update_or_create(item=item, defaults={"content": content})
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _content(self, request: Request) -> bytes:
        """Return the image in the body. What it is called and said to be counts for nothing."""
        if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_UPLOAD:
            raise ContentTooLarge
        require_body(request)
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        upload = serializer.validated_data["file"]
        if upload.size > LONGEST_IMAGE:
            raise ContentTooLarge
        content = upload.read()
        if not is_png(content):
            raise NotAnImage
        return content
