"""哪些政策适合我 as it is served: what was told, what is certain, what is possible, in which order."""

import html
import re

import pytest
from fastapi.testclient import TestClient

from assistant.clock import today
from assistant.conversation.matching.rows import MatchResult, MatchRow
from assistant.web.api import create_app


def text_of(response) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", response.text))


ROW = {
    "document": "阳政办发〔2022〕31号",
    "document_id": "yangcheng-2022-31",
    "article": 25,
    "key": "25",
    "label": "第25条",
    "title": "民营企业新增税收奖励",
    "departments": ["县工信局", "县财政局"],
}


class Matcher:
    """Matches everything with one certain and one possible article; remembers what it was told."""

    def __init__(self, clerk) -> None:
        self._clerk = clerk
        self.told = []

    def __getattr__(self, name):
        return getattr(self._clerk, name)

    def match(self, profile):
        self.told.append(profile)
        return MatchResult(
            profile=profile,
            certain=[
                MatchRow(
                    **ROW,
                    why="新增税收 150万元",
                    amount_yuan="150000",
                    deadline="条文没有写截止日期",
                )
            ],
            possible=[
                MatchRow(
                    **ROW | {"title": "已经过去的"},
                    why="过期了",
                    deadline="有效期已过（2024年12月31日）",
                    ended=True,
                ),
                MatchRow(
                    **ROW | {"title": "另一项"},
                    why="提到了",
                    missing=["升规是哪一年？"],
                    group="升规上限奖补",
                ),
            ],
            total_certain_yuan="150000",
            notices=["只算一次"],
        )


class TestMatch:
    @pytest.fixture
    def matcher(self, assistant):
        return Matcher(assistant)

    @pytest.fixture
    def door(self, settings, matcher, archive):
        with TestClient(create_app(settings, matcher, archive=archive, chat=False)) as client:
            yield client

    def test_the_form_and_the_story_are_told_together(self, door, matcher):
        fields = {"field1": "工业企业", "field3": "3000万元", "story": "去年<b>升规</b>"}
        response = door.post("/match", data=fields)
        assert response.status_code == 200
        assert matcher.told == ["我们是工业企业，今年营业收入（销售额）3000万元，去年<b>升规</b>"]
        assert "<b>升规" not in response.text

    def test_what_is_certain_comes_before_its_notices_and_the_list_can_be_printed_at_once(
        self, door
    ):
        page = door.post("/match", data={"story": "交的税多了150万元"}).text
        parts = ("一定适用的合计", "data-print", "民营企业新增税收奖励", "只算一次", "另一项")
        places = [page.index(part) for part in parts]
        assert places == sorted(places)

    def test_certain_possible_and_the_total_are_shown_with_their_articles(self, door):
        response = door.post("/match", data={"story": "交的税多了150万元"})
        text = " ".join(text_of(response).split())
        assert "一定适用（1）" in text
        assert "可能适用（1）" in text
        assert "一定适用的合计 15万元" in text
        assert "升规是哪一年？" in text
        assert "只算一次" in text
        assert 'href="/policies/yangcheng-2022-31/25"' in response.text

    def test_the_list_to_print_has_its_document_and_every_date(self, door):
        text = " ".join(text_of(door.post("/match", data={"story": "税多了150万元"})).split())
        assert "《关于强化市场主体倍增要素服务保障的若干措施(试行)》" in text
        assert "阳政办发〔2022〕31号），成文日期 2022-04-26" in text
        assert f"打印日期{today().isoformat()}" in text
        assert "责任单位：县工信局、县财政局 期限：条文没有写截止日期" in text
        assert "期限：有效期已过（2024年12月31日）" in text

    def test_possible_articles_stand_by_theme_the_ended_ones_last(self, door):
        page = door.post("/match", data={"story": "税多了150万元"}).text
        headings = re.findall(r"<h3[^>]*>([^<]+)</h3>", page)
        assert headings[-2:] == ["升规上限奖补", "有效期已过的"]
        assert "可能适用（1）" in page

    def test_what_was_told_stands_in_the_form_again(self, door):
        page = door.post("/match", data={"field1": "建筑业企业", "story": "晋升一级"}).text
        assert "<option selected>建筑业企业</option>" in page
        assert ">晋升一级</textarea>" in page
        sent = door.post("/match", data={"story": "升规"}, follow_redirects=False)
        assert sent.headers["location"] == "/match?story=%E5%8D%87%E8%A7%84"

    @pytest.mark.parametrize(
        ("field", "value", "fits"),
        [
            ("field3", "abc", False),
            ("field3", "3000", False),
            ("field3", "-3000万", False),
            ("field4", "很快", False),
            ("field5", "12%", False),
            ("field3", "三千万左右", True),
            ("field4", "下降5%", True),
            ("field6", "-20万元", True),
        ],
    )
    def test_a_figure_that_cannot_be_read_is_asked_again(self, door, matcher, field, value, fits):
        response = door.post("/match", data={"field1": "工业企业", field: value})
        assert response.status_code == (200 if fits else 400)
        assert len(matcher.told) == fits
        assert fits or f"“{value}”读不懂" in text_of(response)

    @pytest.mark.parametrize(
        ("data", "status", "said"),
        [
            ({}, 400, "请选填几项"),
            ({"story": "  "}, 400, "请选填几项"),
            ({"story": "长" * 3000}, 413, "写的太长"),
            ({"story": "a\0b"}, 400, "填的内容里有读不出"),
        ],
    )
    def test_nothing_told_or_too_much_is_said_on_the_page(self, door, matcher, data, status, said):
        response = door.post("/match", data=data)
        assert response.status_code == status
        assert f'role="alert">{said}' in response.text
        assert matcher.told == []

    def test_a_body_that_is_no_form_is_refused_kindly(self, door, matcher):
        response = door.post("/match", content=b"&".join(b"a=1" for _ in range(100)))
        assert response.status_code == 400
        assert matcher.told == []
