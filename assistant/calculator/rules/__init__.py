"""Rules are data: files, their language, and the check against the words of the document.

In: ``rules/*.yaml`` beside a document. Out: ``RuleBook`` of programs that can be run.
May import: ``quantities``.
"""
