"""Matching names of departments that people shorten or write out: 住建局, 县住房和城乡建设局."""


def same_department(said: str, name: str) -> bool:
    """Whether a department as said in a query is the one named in a document (both folded).

    Part of the name does (住建局 for 县住建局), and so does a fuller form whose characters hold
    the short one in order, beginning and ending alike (市场监督管理局 for 市场监管局).

    >>> same_department("住建局", "县住建局")
    True
    >>> same_department("住房和城乡建设局", "县住建局")
    True
    >>> same_department("税务局", "县财政局")
    False
    """
    if len(said) < 2:
        return False
    if said in name:
        return True
    if said[-1] != name[-1:]:
        return False
    shorts, fulls = {name, without_level(name)}, {said, without_level(said)}
    return any(_abbreviates(short, full) for short in shorts for full in fulls)


def _abbreviates(short: str, full: str) -> bool:
    return (
        len(full) > len(short) >= 3
        and full[0] == short[0]
        and full[-1] == short[-1]
        and is_subsequence(short, full)
    )


def without_level(name: str) -> str:
    """A department's name without the level of government in front."""
    return name[1:] if name[:1] in "县市省区镇乡" and len(name) > 2 else name


def is_subsequence(short: str, full: str) -> bool:
    """Whether all characters of ``short`` stand in ``full`` in the same order."""
    rest = iter(full)
    return all(char in rest for char in short)
