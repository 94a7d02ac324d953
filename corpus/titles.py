"""How the lines of an official document's head look: the red head, the title."""

import re

RED_HEAD = re.compile(r"^(?P<issuer>.{3,40}?)文件$")
TITLE_END = re.compile(
    r"(?:通知|意见|措施|办法|规定|决定|方案|细则|条例|公告|通告|批复|函|报告|纲要|规划|计划|法|解释|制度|指引|规则|政策|清单|行动|安排|宪法)"
    r"(?:\([^()]{1,12}\))*$"
)
NUMBER_LABEL = re.compile(r"^(?:发文字号|文号|文件号|文件编号)[ ]*:[ ]*")
_GOES_ON = re.compile(r"[ ]*(?:\(|的|》|、|和|及|与)")
_PREAMBLE = re.compile(r"[ ]*(?:为|根据|依据|按照|经|各|第)")


def is_whole_title(so_far: str, following: str) -> bool:
    """Whether the lines so far are 关于…的若干措施 and the line below is not its end."""
    named = "关于" in so_far or _PREAMBLE.match(following) is not None
    complete = named and TITLE_END.search(so_far) is not None
    return complete and _GOES_ON.match(following) is None
