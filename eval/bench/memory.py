"""How much memory this process holds."""

from pathlib import Path


def resident_megabytes() -> float:
    """The resident set in MB (10⁶ bytes), read from the system; mapped files in use count too.

    Raises ``OSError`` where there is no ``/proc``.
    """
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1_000_000
    raise OSError("VmRSS is not stated")
