"""Documents as data, and the reading of them.

In: official documents as files (txt, md, docx, pdf, html) and the data kept beside each of them.
Out: immutable ``Document`` objects whose every part is a slice of the source.
May import: nothing else of this project.
"""
