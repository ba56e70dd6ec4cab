"""What goes into and comes out of the API's bodies.

drf-spectacular publishes the docstring of a serializer as its description. The contract describes the members of
most of them only, so these have none.
"""
