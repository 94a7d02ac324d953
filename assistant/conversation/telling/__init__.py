"""The way out: a draft made an answer, put otherwise, streamed, with what must be said first.

In: drafts. Out: an ``Answer`` that was verified, or its pieces.
May import: the packages before it.
"""
