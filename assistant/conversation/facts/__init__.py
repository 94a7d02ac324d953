"""The facts for a rule: told in this message or before, in parts, roughly, or on top of others.

In: ``Heard`` messages and a ``Session``. Out: values of a rule's inputs and what is in doubt.
May import: ``sessions``, ``reading``.
"""
