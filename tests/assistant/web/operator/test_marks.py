"""文号 and departments that a query names are marked in what the console shows."""

import pytest

from assistant.web.operator.marks import named_words, snippet_pieces, source_pieces

NUMBER = "阳政办发〔2022〕31号"


def marked(pieces) -> list[str]:
    return [piece.text for piece in pieces if piece.marked]


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("31号", "31号"),
        ("３１号文", "31号"),
        ("阳政办发〔2022〕31号", NUMBER),
        ("阳政办发[2022]31号", NUMBER),
        ("请问阳政办发2022年31号还有效吗", NUMBER),
        ("2022 31号", "〔2022〕31号"),
        ("政办发〔2022〕31号", "政办发〔2022〕31号"),
    ],
)
def test_as_much_of_a_number_as_is_named(query, part):
    assert marked(source_pieces(NUMBER, ["县工信局"], query)) == [part]


@pytest.mark.parametrize("query", ["1号", "131号", "2021 31号", "晋政发〔2022〕31号", "8月31号交"])
def test_another_number_is_not_marked(query):
    assert marked(source_pieces(NUMBER, ["县工信局"], query)) == []


@pytest.mark.parametrize(
    ("query", "name", "part"),
    [
        ("县工信局", "县工信局", "县工信局"),
        ("工信局", "县工信局", "工信局"),
        ("工信局的贷款贴息", "县工信局", "工信局"),
        ("县 工信局", "县工信局", "县工信局"),
        ("住建 建筑", "县住建局", None),
        ("住建局 建筑", "县住建局", "住建局"),
        ("县住房和城乡建设局", "县住建局", "县住建局"),
        ("人行", "人行阳城县支行", "人行"),
        ("企业", "县中小企业发展促进中心", None),
        ("中小企业", "县中小企业发展促进中心", "中小企业"),
        ("税务局", "县财政局", None),
    ],
)
def test_as_much_of_a_department_as_is_named(query, name, part):
    assert marked(source_pieces(NUMBER, [name], query)) == ([part] if part else [])


def test_the_line_is_whole_and_in_order():
    pieces = source_pieces(NUMBER, ["县工信局", "县财政局"], "〔2022〕31号 财政局")
    assert "".join(piece.text for piece in pieces) == f"{NUMBER}　县工信局　县财政局"
    assert marked(pieces) == ["〔2022〕31号", "财政局"]


def test_in_a_snippet_they_are_marked_beside_the_words_found():
    snippet = "按<mark>创新</mark>办法（阳政办发[2020]2号）&lt;由县科技局&gt;和县科技局办"
    pieces = snippet_pieces(snippet, "县科技局 阳政办发〔2020〕2号", ["县科技局"])
    assert marked(pieces) == ["创新", "阳政办发[2020]2号", "县科技局", "县科技局"]
    whole = "按创新办法（阳政办发[2020]2号）<由县科技局>和县科技局办"
    assert "".join(piece.text for piece in pieces) == whole


def test_words_named_in_a_whole_text_are_given_as_they_stand_there():
    text = "按办法（阳政办发[2020]2号）奖励，见阳政办发〔2020〕12号。(责任单位:县科技局、县财政局)"
    assert named_words(text, "阳政办发〔2020〕2号", ["县科技局"]) == ["阳政办发[2020]2号"]
    assert named_words(text, "科技局", ["县科技局", "县财政局"]) == ["科技局"]
    assert named_words(text, "奖励", ["县科技局"]) == []
