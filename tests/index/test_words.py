from corpus.catalog import Catalog
from index.segmenter import Segmenter
from index.words import collocations, learn_words


def test_words_of_the_county_document(catalog: Catalog, plain: Segmenter) -> None:
    words = learn_words(catalog.documents, plain)
    assert {"小升规", "专精特新", "免申即享", "链主", "银税互动"} <= set(words)  # quoted
    assert {"县住建局", "人行阳城县支行"} <= set(words)  # departments
    assert "阳城县招商引资奖励办法(试行)" in words  # cited, folded
    assert "融资担保" in words  # a collocation
    assert list(words) == sorted(set(words))


def test_a_pair_must_occur_often_and_in_several_surroundings(plain: Segmenter) -> None:
    often = [f"{a}绿色矿山{b}" for a, b in (("建设", "工作"), ("保障", "用地"), ("创建", "名录"))]
    filler = ["企业申请贷款", "政府采购货物", "部门办理手续", "银行支持小微"] * 3
    assert "绿色矿山" in collocations(often + filler, plain)
    assert "绿色矿山" not in collocations(often[:2] + filler, plain)
    assert "绿色矿山" not in collocations(["建设绿色矿山工作"] * 3 + filler, plain)
