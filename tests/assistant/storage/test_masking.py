from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.storage.masking import mask, of_a_person


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我叫王小明，想问升规", "我叫〔姓名〕，想问升规"),
        ("我叫王明想问小升规", "我叫〔姓名〕想问小升规"),
        ("我是李强，开饭店的", "我是〔姓名〕，开饭店的"),
        ("联系人：欧阳克", "联系人：〔姓名〕"),
        ("王先生的厂", "〔姓名〕先生的厂"),
        ("请找张建国主任", "请找〔姓名〕主任"),
        ("电话13812345678。", "电话〔电话〕。"),
        ("138 1234 5678", "〔电话〕"),
        ("+86-138-1234-5678", "〔电话〕"),
        ("１３８１２３４５６７８", "〔电话〕"),
        ("一三八一二三四五六七八", "〔电话〕"),
        ("座机0356-4221234", "座机〔电话〕"),
        ("电话4221234", "电话〔电话〕"),
        ("身份证140522198001011234", "身份证〔证件号〕"),
        ("14052219800101123X", "〔证件号〕"),
        ("卡号6222021234567890123", "卡号〔账号〕"),
        ("写信到 a.b@example.com 吧", "写信到 〔邮箱〕 吧"),
        ("微信号：abc12345", "微信号〔账号〕"),
        ("加我微信wxid_9z8y7x", "加我微信〔账号〕"),
        ("来电人李女士", "来电人〔姓名〕女士"),
        ("我的联系人李女士", "我的联系人〔姓名〕女士"),
        ("来电人王建国先生", "来电人〔姓名〕先生"),
        ("老板王建国", "老板〔姓名〕"),
        ("老板王强咨询补贴", "老板〔姓名〕咨询补贴"),
        ("法人代表王建国", "法人代表〔姓名〕"),
        ("负责人是陈静", "负责人是〔姓名〕"),
        ("法定代表人：高峰", "法定代表人：〔姓名〕"),
        ("会计赵敏的电话是多少", "会计〔姓名〕的电话是多少"),
        ("本人姓名张伟", "本人姓名〔姓名〕"),
        ("张伟想问一下小升规", "〔姓名〕想问一下小升规"),
        ("您好，刘建军反映拖欠货款", "您好，〔姓名〕反映拖欠货款"),
        ("张三 13912345678", "〔姓名〕 〔电话〕"),
        ("李四，电话13912345678", "〔姓名〕，电话〔电话〕"),
        ("我姓王，开饭店", "我姓〔姓名〕，开饭店"),
        ("免贵姓李，叫建国", "免贵姓〔姓名〕"),
        ("找一下马主任", "找一下〔姓名〕主任"),
        ("My name is Wang Wei, I run a factory", "My name is 〔姓名〕, I run a factory"),
        ("I'm Li Na from Yangcheng", "I'm 〔姓名〕 from Yangcheng"),
        ("护照E12345678", "护照〔证件号〕"),
        ("座机4223456", "座机〔电话〕"),
        ("打4223456找我", "打〔电话〕找我"),
        ("4223456是我家座机", "〔电话〕是我家座机"),
    ],
)
def test_what_tells_who_a_person_is_goes(said: str, kept: str) -> None:
    assert mask(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "我是高新技术企业，能拿多少",
        "我是高企，去年营收3亿",
        "我是酒店，想申请",
        "听说小微信贷内部转移定价要优惠100个基点",
        "营业收入13800000000元",
        "去年营收12345678901元，税139万",
        "项目经理奖励多少",
        "高级经理的个税",
        "关于老板补贴",
        "阳政办发〔2022〕31号第22条",
        "统一社会信用代码91140522MA0H12345X",
        "2026-11-24申请，贷款300万元",
        "一级资质升特级奖多少",
        "马上开业，温泉酒店",
        "老板金融不懂",
        "负责人方案没交",
        "法人章丢了怎么办",
        "老板安全生产证",
        "法人是高新技术企业",
        "都想问一下",
        "白酒想问一下怎么补",
        "高企咨询",
        "石材厂想反映",
        "老百姓安全",
        "老公管生产我管账",
        "爱人管财务",
        "股东江苏公司",
        "高总结了",
        "市民常务",
        "去年税收 4223456",
        "营业收入4223456元",
        "电话费4223456元",
        "拨打12345热线",
        "I am a small restaurant owner",
        "my company name is Yangcheng Foundry",
    ],
)
def test_matters_and_sums_stay(said: str) -> None:
    assert mask(said) == said


def texts_of(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from (*texts_of(key), *texts_of(value))
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value)


@pytest.mark.parametrize(
    "name", ["source.txt", "questions.yaml", "plain.yaml", "vocabulary.yaml", "addressees.yaml"]
)
def test_nothing_of_a_document_or_of_what_lies_beside_it_is_anybodys_name(name: str) -> None:
    for place in Path("corpus/documents").iterdir():
        if not (place / name).is_file():
            continue
        text = (place / name).read_text(encoding="utf-8")
        texts = text.splitlines() if name.endswith(".txt") else texts_of(yaml.safe_load(text))
        assert [t for t in texts if mask(t) != t] == []


@given(st.text(max_size=80))
def test_masking_never_fails_and_twice_is_once(text: str) -> None:
    once = mask(text)
    assert mask(once) == once
    assert "\0" not in once
    once.encode()  # no half characters


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "打", "：", " "]))
def test_no_mobile_number_survives(number: str, before: str) -> None:
    assert number not in mask(f"{before}{number}找我")


@pytest.mark.parametrize(
    "own", ["a0270859246e47ee83e191e0d302fc12", "13812345678e47ee83e191e0d302fc12"]
)
def test_an_id_of_ours_holds_no_telephone_number(own: str) -> None:
    assert mask(own) == own
    assert mask(f"答复 {own}，回电13812345678") == f"答复 {own}，回电〔电话〕"


@pytest.mark.parametrize("text", ["abc13812345678", "e47ee8 13812345678"])
def test_what_only_looks_like_an_id_is_none(text: str) -> None:
    assert mask(text) == text.replace("13812345678", "〔电话〕")


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("请打0356-4222222", ()),
        ("办公室电话4222222，传真（0356）4223333", ()),
        ("手机13812345678", ("13812345678",)),
        ("邮箱：a@b.cn", ("a@b.cn",)),
        ("奖励20万元", ()),
    ],
)
def test_a_telephone_of_an_office_is_nobody_s_own(text, personal):
    assert of_a_person(text) == personal
