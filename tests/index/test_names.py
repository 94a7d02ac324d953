import pytest

from index.names import is_subsequence, same_department, without_level


@pytest.mark.parametrize(
    ("said", "name", "same"),
    [
        ("县住建局", "县住建局", True),
        ("住建局", "县住建局", True),
        ("县住房和城乡建设局", "县住建局", True),
        ("人力资源和社会保障局", "县人社局", True),
        ("市场监督管理局", "县市场监管局", True),
        ("发展和改革局", "县发改局", True),
        ("税务局", "县财政局", False),
        ("卫生健康局", "县人社局", False),
        ("局", "县财政局", False),
        ("教育局", "县教体局", False),
    ],
)
def test_departments(said: str, name: str, same: bool) -> None:
    assert same_department(said, name) is same


def test_parts() -> None:
    assert without_level("县财政局") == "财政局"
    assert without_level("开发区管委会") == "开发区管委会"
    assert is_subsequence("人社", "人力社保")
    assert not is_subsequence("社人", "人力社保")
