"""Where a model may propose a reading of a message, and what of it holds.

In: a step and a ``Turn``. Out: the step, tried again with what was proposed and stands in the person's
own words. May import: the packages before it.
"""
