"""Steps that answer from the article or the document, or say why not; small talk.

In: a ``Turn``. Out: a ``Draft`` in words of the text, or a refusal.
May import: the packages before it.
"""
