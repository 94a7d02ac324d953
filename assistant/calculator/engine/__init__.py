"""The three-valued engine: one rule and the facts → ``Calculation`` with its trace.

In: a compiled rule, values. Out: sums, conditions, what still matters, cases, what it takes to reach a sum.
May import: ``quantities``, ``rules``.
"""
