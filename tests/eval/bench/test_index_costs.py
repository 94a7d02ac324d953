import io
import tarfile
from pathlib import Path

import numpy as np
import pytest

from eval.bench.index import laws, search_times
from eval.bench.made_up import MadeUpEmbedder
from eval.bench.memory import resident_megabytes
from eval.bench.ranking import measures, variants
from index.build import open_with
from index.segmenter import Segmenter


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "laws.tar"
    with tarfile.open(path, "w") as files:
        for number in (1, 2, 3):
            articles = "\n\n".join(
                f"第{n}条 第{number}号法律规定了第{n}件事；违反的处以罚款。" for n in "一二三四"
            )
            text = f"# 第{number}号法\n\n<!-- INFO END -->\n\n{articles}\n".encode()
            entry = tarfile.TarInfo(f"{number}.md")
            entry.size = len(text)
            files.addfile(entry, io.BytesIO(text))
    return path


def test_exactly_so_many_articles_are_drawn(archive: Path) -> None:
    catalog = laws(archive, 6)
    assert [len(d.articles) for d in catalog.documents] == [4, 2]
    assert catalog == laws(archive, 6)


def test_searching_made_up_vectors_takes_time(archive: Path, tmp_path: Path) -> None:
    plain = Segmenter((), tmp_path / "cache")
    retriever = open_with(laws(archive, 12), MadeUpEmbedder(), plain, tmp_path / "index")
    clock, processor = search_times(retriever, ["罚款多少", "第三件事怎么规定"])
    assert len(clock) == len(processor) == 2
    assert min(clock) > 0


def test_made_up_vectors_depend_on_the_text_alone() -> None:
    embedder = MadeUpEmbedder()
    first, second, again = embedder.encode_passages(["甲", "乙", "甲"])
    assert (first == again).all()
    assert abs(float(first @ second)) < 0.3
    assert np.allclose(np.linalg.norm(first), 1)


def test_measures_of_a_ranking() -> None:
    found = measures([1, 1, 2, 5])
    assert (found["n"], found["hit1"], found["hit3"]) == (4, 0.5, 0.75)
    assert found["mrr"] == pytest.approx((1 + 1 + 0.5 + 0.2) / 4)


def test_every_part_is_left_out_once() -> None:
    tried = variants({"dense": 1.0, "maxsim": 2.0})
    assert tried["without dense"] == {"maxsim": 2.0}
    assert set(tried) == {"as it is", "without dense", "without maxsim", "dense alone"}


def test_memory_is_that_of_this_process() -> None:
    assert 20 < resident_megabytes() < 20_000
