"""What was told of one's own case before an award was named is read again for it."""


def test_the_figures_of_a_first_story_are_not_asked_for_again(talk):
    first, fee, less = talk(
        "我们是在阳城开展政府性融资担保的机构,今年一笔担保3000万元,一年期,费率2%,另有代偿发生,县财政都有哪些补贴?",
        "差额保费是多少",
        "费率有误,应为1.5%,请重新计算差额保费",
    )
    assert first.kind == "match" and "30万元" in first.answer
    assert fee.calculation.amount_yuan == "300000"
    assert less.calculation.amount_yuan == "450000"
