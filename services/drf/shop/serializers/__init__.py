"""What goes into and comes out of the API's bodies.

The docstring of a serializer may be published as its description. The contract describes the members of
most of them only, so these have none.
"""
