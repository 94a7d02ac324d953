"""From evidence to an answer that can be checked.

In: found articles and clauses, a calculation, what was asked.
Out: statements bound to verbatim words, verified, rendered into an ``Answer``.
May import: ``corpus``, ``index``, ``assistant.calculator``, ``assistant.settings``.
"""
