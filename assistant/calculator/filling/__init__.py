"""Which quantity fills which input of a rule, and which rule is spoken of.

In: ``Told`` and its contexts. Out: ``Reading`` of a rule, ``Candidate`` rules, best first.
May import: every other package of the calculator.
"""
