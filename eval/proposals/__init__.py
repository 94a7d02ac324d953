"""What a model's proposals are worth: the same questions asked with and without them.

In: vague questions, stories and questions that must stay refused (``questions.jsonl``), each with
the proposal of an honest model and lies. Out: a report. May import: everything, as ``eval`` may.
"""
