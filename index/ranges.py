"""Several ranges of numbers laid one after the other, without a loop: postings of terms, rows of
articles, terms of rows.
"""

import numpy as np


def laid_out(starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The numbers of the ranges that begin at ``starts`` ``(n,)`` and are ``lengths`` ``(n,)`` long.

    >>> laid_out(np.array([3, 10]), np.array([2, 3]))
    array([ 3,  4, 10, 11, 12])
    """
    offsets = np.cumsum(lengths) - lengths
    return np.repeat(starts - offsets, lengths) + np.arange(lengths.sum())
