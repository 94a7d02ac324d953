"""One turn after another: sessions, understanding, and the journey of a question.

In: a message, the session it belongs to, the day it is asked for.
Out: an ``Answer``; the session remembers what was told.
May import: ``corpus``, ``index``, ``assistant.calculator``, ``assistant.answering``,
``assistant.storage``.
"""
