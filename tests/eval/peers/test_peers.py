import ast
import json
import sys
from pathlib import Path

import pytest

from eval.peers.export import exchange
from eval.peers.ranking import read_exchange, write_ranks
from eval.peers.score import Ranks, figures, read_ranks, table

PEERS = Path(__file__).resolve().parents[3] / "eval" / "peers"


@pytest.fixture
def written(catalog, tmp_path):
    path = tmp_path / "exchange.json"
    path.write_text(exchange(catalog, Path("/model"), "query: ", "passage: "), "utf-8")
    return path


def test_frameworks_get_articles_and_questions_but_not_what_is_right(written):
    body = json.loads(written.read_text("utf-8"))
    assert len(body["passages"]) == 75
    assert {tuple(row) for row in body["questions"]} == {("id", "text")}


def test_ranks_go_out_and_come_back(written, tmp_path):
    given = read_exchange(written)
    assert (given.model, given.query_prefix) == ("/model", "query: ")
    write_ranks("照抄", lambda text: ["22", "25"], given, tmp_path / "ranks.json")
    ranks = read_ranks(tmp_path / "ranks.json")
    assert ranks.name == "照抄"
    assert set(ranks.ranks) == {question_id for question_id, _ in given.questions}


def test_ranks_are_scored_by_the_same_measures(question):
    questions = [
        question("lookup", 1, articles=["22"]),
        question("lookup", 2, articles=["25"]),
        question("lookup", 3, articles=["1"]),
    ]
    ranks = Ranks("某框架", 12.0, {"lookup-001": ["22", "22"], "lookup-002": ["22", "22", "25"]})
    found = figures(ranks, questions)
    assert found["lookup", "found_first"].total == 1
    assert found["lookup", "found_rank"].mean == pytest.approx((1 + 0.5 + 0) / 3)
    assert "| 某框架 | 0.333 | 0.667 | 0.500 |" in table([ranks], questions, None)


def test_the_scripts_import_nothing_of_this_project():
    for script in [*PEERS.glob("rank_*.py"), PEERS / "ranking.py"]:
        tree = ast.parse(script.read_text(encoding="utf-8"))
        roots = {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        roots |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        assert not roots & {"eval", "assistant", "index", "corpus"}, script.name


def test_the_shared_part_of_the_scripts_needs_the_standard_library_only():
    tree = ast.parse((PEERS / "ranking.py").read_text(encoding="utf-8"))
    roots = {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    roots |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    assert roots <= sys.stdlib_module_names
