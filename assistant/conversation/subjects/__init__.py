"""Whom and what a message speaks of: whose enterprise, which place, which of several subjects.

In: a ``Turn``. Out: the message read of another subject, or the subject turned to.
May import: ``sessions``, ``reading``, ``facts``, ``room``.
"""
