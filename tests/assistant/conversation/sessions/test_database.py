"""Sessions in a real database file: after a restart, in two workers, at once."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.conversation.assistant import Assistant
from assistant.conversation.sessions.database import KeptSessions
from assistant.conversation.sessions.remembered import ToldFact
from assistant.conversation.sessions.session import Session
from assistant.storage.database import Database, open_database
from assistant.storage.session_records import SessionRecords

ROOT = Path(__file__).resolve().parents[4]
TWO_HOURS = timedelta(hours=2)
Worker = Callable[..., KeptSessions]


class SetClock:
    moment = datetime(2026, 11, 24, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{file}")
    yield database
    database.close()


@pytest.fixture
def worker(file: Path) -> Iterator[Worker]:
    """Opens the sessions as a process of its own would: its own connections, nothing at hand."""
    opened: list[Database] = []

    def start(limit: int = 1000, **options) -> KeptSessions:
        opened.append(open_database(f"sqlite:///{file}"))
        return KeptSessions(SessionRecords(opened[-1], **options), limit, TWO_HOURS)

    yield start
    for database in opened:
        database.close()


def telling(name: str, value: int = 1) -> Callable[[Session], str]:
    """A turn that tells a fact; gives the session's id."""

    def turn(session: Session) -> str:
        session.turns += 1
        session.tell(ToldFact(name, name, "money", Decimal(value), f"{value}元", session.turns))
        return session.id

    return turn


def told(session: Session) -> dict[str, Decimal]:
    return {name: fact.value for name, fact in session.told.items()}


def test_a_restart_between_two_turns_changes_nothing(worker: Worker):
    id = worker().take(None, telling("revenue", 900))
    assert worker().take(id, telling("growth", 15)) == id
    assert worker().take(id, told) == {"revenue": 900, "growth": 15}


def test_workers_that_take_turns_see_each_other_s(worker: Worker):
    one, other = worker(), worker()
    id = one.take(None, telling("a"))
    for name, who in (("b", other), ("c", one), ("d", one), ("e", other)):
        who.take(id, telling(name))
    assert list(one.take(id, told)) == list(other.take(id, told)) == ["a", "b", "c", "d", "e"]


def test_a_turn_beaten_by_another_worker_s_is_run_again_on_it(worker: Worker):
    one, other = worker(), worker()
    id = one.take(None, telling("a"))
    runs = 0

    def beaten(session: Session) -> list[str]:
        nonlocal runs
        runs += 1
        if runs == 1:
            other.take(id, telling("b"))
        telling("c")(session)
        return list(session.told)

    assert one.take(id, beaten) == ["a", "b", "c"]
    assert runs == 2


def test_an_error_in_a_turn_leaves_the_session_as_it_was(worker: Worker):
    sessions = worker()
    id = sessions.take(None, telling("a"))

    def breaks(session: Session) -> None:
        telling("b")(session)
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        sessions.take(id, breaks)
    assert list(sessions.take(id, told)) == ["a"]


def test_two_processes_at_once_lose_nothing(worker: Worker, file: Path, database: Database):
    id = worker().take(None, telling("first"))
    program = f"""
import sys
from datetime import timedelta
from decimal import Decimal
from assistant.conversation.sessions.database import KeptSessions
from assistant.conversation.sessions.remembered import ToldFact
from assistant.storage.database import open_database
from assistant.storage.session_records import SessionRecords
sessions = KeptSessions(
    SessionRecords(open_database("sqlite:///{file}")), 1000, timedelta(hours=2)
)
def turn(session):
    session.turns += 1
    session.tell(ToldFact(name, name, "money", Decimal(1), "1元", session.turns))
for number in range(25):
    name = f"{{sys.argv[1]}}{{number}}"
    sessions.take({id!r}, turn)
"""
    run = [sys.executable, "-c", program]
    both = [subprocess.Popen([*run, who], cwd=ROOT) for who in ("x", "y")]
    assert [process.wait(120) for process in both] == [0, 0]
    expected = {"first", *(f"{who}{number}" for who in "xy" for number in range(25))}
    assert set(worker().take(id, told)) == expected
    assert worker().take(id, lambda session: session.turns) == 51
    assert SessionRecords(database).count() == 1


def test_a_hundred_sessions_at_once_do_not_mix(worker: Worker):
    workers = [worker(), worker()]
    seen: dict[int, dict[str, Decimal]] = {}

    def talk(number: int) -> None:
        id = workers[0].take(None, telling("n", number))
        for turn in range(1, 6):
            workers[turn % 2].take(id, telling(f"n{turn}", number))
        seen[number] = workers[number % 2].take(id, told)

    threads = [threading.Thread(target=talk, args=(n,)) for n in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = ("n", "n1", "n2", "n3", "n4", "n5")
    assert seen == {n: dict.fromkeys(names, Decimal(n)) for n in range(100)}


def test_what_expired_is_a_new_session_with_an_id_of_its_own(worker: Worker):
    clock = SetClock()
    sessions = worker(clock=clock)
    id = sessions.take(None, telling("a"))
    clock.moment += timedelta(hours=1, minutes=59)
    assert sessions.take(id, telling("b")) == id
    clock.moment += timedelta(hours=2, minutes=1)
    new = sessions.take(id, telling("c"))
    assert new != id
    assert list(sessions.take(new, told)) == ["c"]
    assert sessions.take("someone-elses", telling("d")) != "someone-elses"


def test_the_number_of_sessions_is_bounded(worker: Worker):
    sessions = worker(limit=3)
    ids = [sessions.take(None, telling("a")) for _ in range(5)]
    assert len(sessions) == 3
    assert sessions.take(ids[0], telling("a")) != ids[0]
    assert sessions.take(ids[4], telling("a")) == ids[4]


def test_a_damaged_row_begins_anew_under_the_same_id(worker: Worker, database: Database):
    sessions = worker()
    id = sessions.take(None, telling("a"))
    with database.transaction() as session:
        session.execute(text("UPDATE sessions SET state = '{', revision = revision + 1"))
    assert sessions.take(id, telling("b")) == id
    assert list(worker().take(id, told)) == ["b"]


def test_without_a_database_one_worker_still_remembers(
    worker: Worker, database: Database, caplog: pytest.LogCaptureFixture
):
    sessions = worker()
    id = sessions.take(None, telling("a"))
    with database.transaction() as session:
        session.execute(text("ALTER TABLE sessions RENAME TO gone"))
    assert sessions.take(id, telling("b")) == id
    new = sessions.take(None, telling("n"))
    assert sessions.take(new, telling("m")) == new
    assert "session not written" in caplog.text
    with database.transaction() as session:
        session.execute(text("ALTER TABLE gone RENAME TO sessions"))
    sessions.take(id, telling("c"))
    sessions.take(new, telling("l"))
    assert list(worker().take(id, told)) == ["a", "b", "c"]
    assert list(worker().take(new, told)) == ["n", "m", "l"]


def test_no_room_for_a_session_is_refused_at_once(worker: Worker):
    with pytest.raises(ValueError, match="room"):
        worker(limit=0)


def test_a_dialogue_over_restarts_is_the_dialogue_without(assistant: Assistant, worker: Worker):
    _, (turn, *_) = assistant.ask_traced("你好")
    messages = (
        "我叫王小明，电话13812345678。限上批发，销售额12亿，奖多少",
        "增长15%",
        "行业平均8%",
        "为什么",
        "如果是增长30%呢",
        "再说一遍",
        "归哪个部门管",
        "我是高企，去年12月刚升规，能拿多少",
    )
    kept = plain = None
    kinds = set()
    for message in messages:
        restarted = Assistant(turn.room, worker())
        ours = restarted.ask(message, kept)
        theirs = assistant.ask(message, plain)
        kept, plain = ours.session_id, theirs.session_id
        ignored = {"answer_id": "", "session_id": "", "elapsed_ms": 0}
        assert ours.model_copy(update=ignored) == theirs.model_copy(update=ignored)
        kinds.add(ours.kind)
    assert {"calculation", "clarification"} <= kinds


def test_nothing_that_tells_who_somebody_is_reaches_the_file(
    assistant: Assistant, worker: Worker, file: Path
):
    _, (turn, *_) = assistant.ask_traced("你好")
    keeping = Assistant(turn.room, worker())
    id = keeping.ask("我叫王小明，电话13812345678，限上批发，销售额12亿，奖多少").session_id
    keeping.ask("13912345678是我另一个电话", id)
    written = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert "批发".encode() in written
    assert "王小明".encode() not in written
    assert b"13812345678" not in written and b"13912345678" not in written
