"""Two documents on one matter: what the second one says stands beside the answer from the first."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.settings import Settings
from corpus.catalog import add
from index.retriever import Retriever

WORK = """阳城县人力资源和社会保障局文件

阳人社发〔2026〕12号

阳城县人力资源和社会保障局
关于做好2026年创业扶持工作的通知

各乡镇人民政府：

一、一次性创业补贴。首次创办小微企业、正常经营1年以上的离校5年内高校毕业生，给予5000元一次性创业补贴。
二、场租补贴。租用场地创业的，给予每月不超过500元的场租补贴，期限不超过2年。
三、见习补贴。见习单位按每人每月1500元领取补贴，见习期限为3至12个月。

本通知自印发之日起执行，有效期至2027年12月31日。

阳城县人力资源和社会保障局
2026年2月9日
"""


@pytest.fixture(scope="module")
def assistant(retriever: Retriever, index_folder: Path, tmp_path_factory) -> Assistant:
    """The real document, which leaves the sum of the same subsidy open, and one that states it."""
    folder: Path = tmp_path_factory.mktemp("work")
    shutil.copytree(index_folder, folder / "index")
    (folder / "work.txt").write_text(WORK)
    add(folder / "documents", folder / "work.txt")
    settings = Settings(data=folder, _env_file=None)
    return build_assistant(settings, today=lambda: date(2026, 11, 24))


def test_what_one_leaves_open_and_the_other_states_is_shown(assistant):
    answer = assistant.ask("一次性创业补贴给多少")
    assert {c.document for c in answer.citations} >= {"阳人社发〔2026〕12号"}
    assert "5000元" in answer.answer


@pytest.mark.parametrize(
    "question", ["场租补贴一个月多少", "首次认定高企奖多少", "无贷户怎么办首贷"]
)
def test_the_matter_of_one_alone_is_answered_by_it_alone(assistant, question):
    answer = assistant.ask(question)
    assert len({c.document for c in answer.citations}) == 1
