"""Quantities and dates in a person's words: 六千二百万, 1亿6, 去年12月; never a float.

In: a folded text. Out: ``Quantity``, ``Period`` with their places.
May import: ``corpus``.
"""
