"""哪些政策适合我: which articles apply to an enterprise certainly, possibly, and what would decide it.

In: a profile in fields or words. Out: ``MatchResult`` and its rows.
May import: the packages before it.
"""
