"""Sums of sums: totals, differences, shares, what is left, what it takes to reach one.

In: a ``Turn`` and the results of its session. Out: a ``Draft`` whose figures come of calculations.
May import: the packages before it.
"""
