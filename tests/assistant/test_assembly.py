"""From settings to a whole assistant."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.generators.generator import GeneratorError
from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.settings import Settings
from corpus.catalog import open_catalog
from corpus.errors import CorpusError

SOURCE = """某某县人民政府办公室关于试办集市的通知
某政办发〔2024〕3号

1. 设立集市。县城设立集市一处，对进场摊位给予每个800元的补助。（责任单位：县商务局）
2. 集市的时间。集市每月逢五开放。（责任单位：县商务局）
"""


def settings_of(home: Path) -> Settings:
    """Settings of a program that comes with one document of two articles."""
    folder = home / "documents" / "market"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    return Settings(documents=home / "documents", data=home / "data", _env_file=None)


@pytest.fixture(scope="module")
def small(tmp_path_factory, retriever, index_folder) -> Settings:
    """That program after its first start, where an index of other documents lay."""
    settings = settings_of(tmp_path_factory.mktemp("small"))
    shutil.copytree(index_folder, settings.index_folder)
    assert "800元" in build_assistant(settings).ask("集市的摊位补助多少").answer
    return settings


def test_the_whole_assistant_answers_searches_calculates_and_matches(assistant: Assistant):
    assert len(assistant.catalog.documents) == 1 and len(assistant.rulebook.rules) > 30
    assert assistant.ask("简易注销公示几天").citations[0].label == "第63条"
    assert assistant.search("第22条").results[0].article == 22
    calculation = assistant.calculate("new-tax-award", {"new_tax": "300万", "private": True})
    assert calculation.amount_yuan == "300000"
    assert assistant.match("民营企业，新增税收300万元").certain


def test_the_streamed_pieces_are_the_answer(assistant: Assistant):
    *pieces, last = assistant.ask_stream("简易注销公示几天")
    assert "".join(pieces) == last.answer


def test_a_second_start_takes_the_index_as_it_is_and_bounds_its_sessions(small: Settings):
    manifest = small.index_folder / "manifest.json"
    before = manifest.stat().st_mtime_ns
    assistant = build_assistant(small.model_copy(update={"session_limit": 3}))
    assert manifest.stat().st_mtime_ns == before
    assert "800元" in assistant.ask("集市的摊位补助多少").answer
    for _ in range(6):
        assistant.ask("你好")
    assert assistant.sessions == 3


def test_the_day_it_is_asked_for_may_be_set(assistant: Assistant):
    question = "城镇土地使用税税额下调的政策现在还执行吗"
    assert assistant.ask(question).reason == "ended"
    assert assistant.ask(question, as_of=date(2023, 6, 1)).reason is None


def test_a_generator_that_does_not_exist_stops_the_start(small: Settings):
    with pytest.raises(GeneratorError) as error:
        build_assistant(small.model_copy(update={"generator": "magic:wand"}))
    assert error.value.code == "generator_unknown" and "extractive" in error.value.message


def test_a_document_that_was_added_is_answered_from(small: Settings):
    folder = small.added_documents / "lamp"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(
        SOURCE.replace("3号", "4号").replace("集市", "路灯").replace("800", "900"),
        encoding="utf-8",
    )
    answer = build_assistant(small).ask("路灯的摊位补助多少")
    assert answer.citations[0].document == "某政办发〔2024〕4号"
    assert "900元" in answer.answer and "800元" not in answer.answer.partition("\n")[0]


def test_a_broken_document_stops_the_start_with_its_name(tmp_path: Path):
    settings = settings_of(tmp_path)
    (settings.documents / "market" / "document.yaml").write_text("place: [", encoding="utf-8")
    with pytest.raises(CorpusError, match="market"):
        build_assistant(settings)


def test_an_empty_catalogue_is_no_crash(tmp_path: Path):
    assert open_catalog(tmp_path).documents == ()


@pytest.mark.parametrize("proposals", [True, False])
def test_a_model_proposes_where_the_setting_says_so(small: Settings, endpoint, proposals: bool):
    model = {"generator": "openai:say:{}", "generator_url": endpoint.url, "proposals": proposals}
    built = build_assistant(small.model_copy(update={**model, "proposal_timeout": 1.5}))
    adviser = built._room.adviser
    assert (adviser.seconds if adviser else None) == (1.5 if proposals else None)


def test_a_setting_set_to_nothing_is_not_set(monkeypatch):
    monkeypatch.setenv("ASSISTANT_DATA", "")
    monkeypatch.setenv("PORT", "")
    settings = Settings(_env_file=None)
    assert (settings.data.name, settings.port) == ("var", 7860)
