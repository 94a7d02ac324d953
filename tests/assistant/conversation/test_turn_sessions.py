"""Many sessions at once, and very long ones."""

import statistics
import threading
from decimal import Decimal

from assistant.conversation.assistant import Assistant

STORY = "限上零售，零售额{sales}万，增长{growth}%，奖多少"


def expected(sales: int, growth: int) -> Decimal:
    step, cap = (Decimal(20000), 200000) if sales >= 5000 else (Decimal(10000), 100000)
    return min(step * growth, Decimal(cap))


def test_a_hundred_sessions_at_once_do_not_mix(assistant: Assistant):
    """Each tells its own figures, waits for all the others, and only then the last one."""
    everybody = threading.Barrier(100)
    wrong: list[str] = []

    def one(number: int) -> None:
        sales, growth = 2000 + 37 * number, 2 + number % 7
        first = assistant.ask(STORY.format(sales=sales, growth=growth))
        everybody.wait(timeout=300)
        second = assistant.ask("1%", first.session_id)
        calculation = second.calculation
        given = Decimal(calculation.amount_yuan or 0) if calculation else None
        if first.calculation is None or given != expected(sales, growth):
            wrong.append(f"{number}: {given} instead of {expected(sales, growth)}")

    threads = [threading.Thread(target=one, args=(number,)) for number in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_the_fiftieth_turn_is_as_fast_as_the_first(assistant: Assistant):
    messages = [
        "限上批发，销售额5亿，增速8%，奖多少",
        "行业平均6%",
        "那零售的呢",
        "归谁管",
        "简易注销公示几天",
    ]
    session, took = None, []
    for turn in range(50):
        answer = assistant.ask(messages[turn % 5], session)
        session = answer.session_id
        took.append(answer.elapsed_ms)
    first, last = (statistics.median(part) for part in (took[:15], took[-15:]))
    assert last <= 2 * first + 20


def test_the_fiftieth_turn_says_what_the_first_said(assistant: Assistant):
    session = None
    for _ in range(25):
        first = assistant.ask("限上批发，销售额5亿，增速8%，奖多少", session)
        session = first.session_id
        second = assistant.ask("行业平均6%", session)
        assert second.calculation.amount_yuan == "80000"


def test_another_sessions_facts_cannot_be_asked_for(assistant: Assistant):
    told = assistant.ask("限上批发，销售额5亿，增速8%，奖多少")
    stranger = assistant.ask("行业平均6%", told.session_id[:-1] + "x")
    assert stranger.session_id != told.session_id
    assert stranger.calculation is None or stranger.calculation.amount_yuan is None
    assert "5亿" not in stranger.answer


def test_an_overlong_list_of_questions_is_answered_as_far_as_it_goes(assistant: Assistant):
    answer = assistant.ask("升规奖多少？" * 40)
    assert answer.calculation.amount_yuan == "200000"
    assert answer.answer.count("小升规”工业企业奖励：20万元") <= 4
