"""What the document says of the API as a whole, as drf-yasg has it."""

from drf_yasg import openapi

from shop import about

INFO = openapi.Info(
    title=about.TITLE,
    default_version=about.VERSION,
    description=about.DESCRIPTION,
    terms_of_service=about.TERMS,
    contact=openapi.Contact(**about.CONTACT),
    license=openapi.License(**about.LICENSE),
)
