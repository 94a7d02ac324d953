"""The first look at what people send, the same at every door, and how a refusal is said.

In: texts, days, facts and numbers as they were typed. Out: the same, checked; or an ``ApiError`` with a
code of ``errors.yaml``, whose sentence a citizen reads and whose HTTP status only ``web`` uses.
May import: ``corpus``.
"""
