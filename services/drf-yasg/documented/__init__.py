"""The shop's documentation, by drf-yasg: settings, paths, and what each module of the shop is said to be.

It stands in the place of the package of the same name beside the shop, and has the same decorators.
"""
