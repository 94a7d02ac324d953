"""Steps that compute, and steps that change or explain what was computed.

In: a ``Turn``. Out: a ``Draft`` with a calculation, or the question that is still open.
May import: the packages before it.
"""
