"""Retrieval by other frameworks on the same articles, questions and embedding model.

In: the documents and question sets. Out: ranks to hold ours against. The scripts ``rank_*.py``
run in a virtual environment of their own (``README.md``) and import nothing of this project.
"""
