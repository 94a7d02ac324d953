"""What keeps the console from starting.

::

    ValueError
    └── BadDeskSetting   the signing key or the telephone file cannot be used: says which and why
"""


class BadDeskSetting(ValueError):
    """A setting or a data file of the console cannot be used. ``message`` is Chinese."""

    code = "desk_setting_invalid"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
