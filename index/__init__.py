"""Segmenting, embedding and ranking.

In: ``corpus`` documents and a query in plain words.
Out: ranked articles (``Hit``) with the parts of their scores, and signals for refusing.
May import: ``corpus``.
"""
