from hypothesis import given
from hypothesis import strategies as st

from corpus.layout import lay_out, plain_newlines


def words(source: str) -> str:
    return lay_out(plain_newlines(source)).text


def test_a_page_break_inside_a_sentence_is_closed() -> None:
    source = (
        "2. 优化结构。在此基础上探索设立企业信用保证基\n\n金，为小微企业提供贷款。\n\n3. 提高效率。"
    )
    assert words(source) == (
        "2. 优化结构。在此基础上探索设立企业信用保证基金，为小微企业提供贷款。\n3. 提高效率。"
    )


def test_a_page_break_inside_a_bracket_is_closed() -> None:
    source = "23. 支持企业。给予补助。（责任单位：县工信局、\n\n县能源局）\n\n24. 支持产业。"
    assert words(source).startswith("23. 支持企业。给予补助。（责任单位：县工信局、县能源局）\n")


def test_stray_markdown_and_comments_are_left_out() -> None:
    source = "## 一、金融<!-- 第3页 -->支持\n\n比例至**50%**。\n<!-- INFO\nEND -->\n#### 二、财税"
    assert words(source) == "一、金融支持\n比例至50%。\n二、财税"


def test_a_page_number_inside_a_sentence_does_not_part_it() -> None:
    source = "1. 快办。限时办结是指\n— 2 —\n\n受理后2小时内。\n2. 补贴\n— 3 —\n\n补贴企业。"
    assert words(source) == "1. 快办。限时办结是指受理后2小时内。\n2. 补贴\n补贴企业。"


def test_paragraphs_survive() -> None:
    assert words("第一款。\n\n第二款。\n第三款。") == "第一款。\n第二款。\n第三款。"


def test_hard_wrapped_lines_are_joined_by_indents() -> None:
    source = (
        "    一、加大支持。对新认定的省级专精特新企业，给予\n"
        "一次性奖励10万元；对新认定的国家级小巨人企业，给\n"
        "予奖励50万元。\n"
        "    二、加大支持。鼓励银行向小微企业发放信用贷款。\n"
        "对符合条件的贷款给予贴息，比例不超过百分之二、期\n"
        "限不超过一年，单户金额不超过10万元。上述贴息由县\n"
        "财政局负责。\n"
    )
    paragraphs = words(source).split("\n")
    assert len(paragraphs) == 2
    assert "发放信用贷款。对符合条件的贷款给予贴息，比例不超过百分之二、期限不超过" in paragraphs[1]


def test_hard_wrapped_lines_without_indents_end_where_a_line_is_short() -> None:
    source = (
        "一、加大支持。对新认定的省级专精特新企业给予一次性\n"
        "奖励10万元，对新认定的国家级小巨人企业给予一次性的\n"
        "奖励50万元。\n"
        "二、加大金融支持。鼓励银行业机构向小微企业发放信用\n"
        "贷款，对符合条件的贷款给予贴息，比例不超过百分之二\n"
        "3、期限不超过一年，单户金额不超过10万元，由县财政局\n"
        "负责。\n"
    )
    paragraphs = words(source).split("\n")
    assert [p[:2] for p in paragraphs] == ["一、", "二、"]


def test_a_number_that_is_due_begins_a_paragraph_even_after_an_unfinished_one() -> None:
    source = "（一）营业执照复印件，加盖公章的原件一份以及经办人身份证明\n（二）申请表"
    assert words(source).count("\n") == 1


def test_a_reference_at_a_line_head_is_no_number() -> None:
    source = "第二条 企业依照本办法第一条、\n第三条规定执行。\n第三条 附则。"
    assert words(source) == "第二条 企业依照本办法第一条、第三条规定执行。\n第三条 附则。"


def test_pages_are_known() -> None:
    layout = lay_out(plain_newlines("第一页的话没有说\n\f完，第二页。"))
    assert [layout.text[page:] for page in layout.pages] == ["完，第二页。"]


@given(
    st.text(
        alphabet="一二第条章。；、，：（）()[]《》“”1. \n\r\f　*#<!->\u2028\x00甲乙", max_size=300
    )
)
def test_every_character_leads_back_to_the_source(source: str) -> None:
    layout = lay_out(plain_newlines(source))
    assert "".join(layout.source[o] for o in layout.origins) == layout.text
    assert list(layout.origins) == sorted(set(layout.origins))
    assert len(layout.shadow) == len(layout.text)
    pieces = [layout.text[p.start : p.end] for p in layout.paragraphs]
    assert "\n".join(pieces) == layout.text
    assert all(piece and "\n" not in piece for piece in pieces)


@given(st.text(alphabet="一二第条章。；、，：（）《》“”1. \n甲乙", max_size=300))
def test_no_word_is_lost(source: str) -> None:
    kept = words(source).replace(" ", "").replace("\n", "")
    assert kept == source.replace(" ", "").replace("\n", "")
