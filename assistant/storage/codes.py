"""Codes by which a citizen follows a message: not to be guessed, short enough to say by telephone.

Ten signs of Crockford's base 32 (no I, L, O, U), 50 bits; what is heard or typed as O, I or L is
read as 0 and 1.
"""

import secrets

from corpus.normalise import fold_plain

LENGTH = 10
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011")
_LONGEST_TYPED = 60


def new_code() -> str:
    """A code that nobody can foresee."""
    return "".join(secrets.choice(_SIGNS) for _ in range(LENGTH))


def read_code(text: str) -> str | None:
    """The code that a person typed, whatever its case, width, blanks and dashes; None if it is none.

    >>> read_code(" k7q-f9m-2xＯl ")
    'K7QF9M2X01'
    """
    letters = (c for c in fold_plain(text[:_LONGEST_TYPED]).upper() if c.isalnum())
    code = "".join(letters).translate(_ALIKE)
    return code if len(code) == LENGTH and set(code) <= set(_SIGNS) else None


def shown_code(code: str) -> str:
    """The code in groups, as it is written down and read out.

    >>> shown_code("K7QF9M2X01")
    'K7Q-F9M-2X01'
    """
    return f"{code[:3]}-{code[3:6]}-{code[6:]}"
