"""The policy pages: the list with its filters, an article as a page, forms, curves, 哪些政策适合我.

In: the catalog and the rules. Out: rows, forms and pages for the templates.
May import: what is in ``assistant.web`` itself.
"""
