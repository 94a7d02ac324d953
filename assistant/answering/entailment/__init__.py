"""Whether one clause of the text tells a sentence, word by word and figure by figure.

In: a sentence and its evidence. Out: told or not.
May import: ``corpus``, ``index``.
"""
