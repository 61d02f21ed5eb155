"""Background work as the officer meets it: progress, «Dừng», a failure, closing in the middle."""

import gc
import logging
import threading

from PySide6.QtWidgets import QWidget

from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.tasks import Lane, Task


def count_to_three(report):
    for done in range(1, 4):
        report(done, 3)
    return "xong"


def test_a_task_tells_its_progress_and_then_its_result(qtbot, runner):
    seen, results = [], []
    task = runner.start(count_to_three)
    task.progressed.connect(lambda done, total: seen.append((done, total)))
    task.succeeded.connect(results.append)
    with qtbot.waitSignal(task.finished):
        pass
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert results == ["xong"]


def test_work_runs_beside_the_window_and_its_signals_arrive_in_the_window_s_thread(qtbot, runner):
    threads = []
    task = runner.start(lambda _report: threads.append(threading.get_ident()))
    task.succeeded.connect(lambda _result: threads.append(threading.get_ident()))
    with qtbot.waitSignal(task.finished):
        pass
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_a_task_that_was_stopped_says_nothing_but_that_it_has_ended(qtbot, runner):
    told = []
    begun = threading.Event()

    def until_stopped(report):
        begun.set()
        while True:
            report(1, 2)

    task = runner.start(until_stopped)
    task.succeeded.connect(told.append)
    task.failed.connect(told.append)
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(task.finished):
        task.cancel()
    assert told == []
    qtbot.waitUntil(lambda: not runner.is_busy)


def test_an_error_that_the_officer_can_act_on_arrives_in_its_own_words(qtbot, runner, caplog):
    def refused(_report):
        raise UserError("Ổ đĩa đầy.")

    with caplog.at_level(logging.ERROR, "ngheo_desktop"):
        task = runner.start(refused)
        with qtbot.waitSignal(task.failed) as told:
            pass
    assert str(told.args[0]) == "Ổ đĩa đầy."
    assert caplog.text == ""


def test_our_own_bug_is_logged_with_its_place_but_without_what_it_speaks_of(qtbot, runner, caplog):
    def broken(_report):
        raise KeyError("Neáng Sa")

    with caplog.at_level(logging.ERROR, "ngheo_desktop"):
        task = runner.start(broken)
        with qtbot.waitSignal(task.failed):
            pass
    assert "KeyError" in caplog.text
    assert "in broken" in caplog.text
    assert "Neáng" not in caplog.text.replace('raise KeyError("Neáng Sa")', "")


def test_tasks_of_the_office_run_in_their_order_and_the_line_does_not_hold_them_up(qtbot, runner):
    done = []
    answered = threading.Event()
    hanging = runner.start(lambda _report: answered.wait(60), Lane.LINE)
    first = runner.start(lambda _report: done.append("first"))
    last = runner.start(lambda _report: done.append("last"))
    with qtbot.waitSignals([first.finished, last.finished]):
        pass
    assert done == ["first", "last"]
    with qtbot.waitSignal(hanging.finished):
        answered.set()


def test_closing_stops_what_runs_and_what_waits_and_comes_back_when_all_have_ended(qtbot, runner):
    begun = threading.Event()
    ended = threading.Event()
    never = threading.Event()

    def until_stopped(report):
        begun.set()
        try:
            while True:
                report(1, 2)
        finally:
            ended.set()

    runner.start(until_stopped)
    runner.start(lambda _report: never.set())
    qtbot.waitUntil(begun.is_set)
    runner.close()
    assert ended.is_set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert not never.is_set()


def test_a_task_is_gone_once_it_has_finished(qtbot, runner):
    for _ in range(50):
        runner.start(lambda _report: None)
    qtbot.waitUntil(lambda: not runner.is_busy)
    qtbot.waitUntil(lambda: not runner.findChildren(Task))


def test_a_widget_left_in_a_cycle_dies_in_the_thread_of_the_window(qtbot, runner):
    died_in = []
    made, collected = threading.Event(), threading.Event()

    def work(_report):
        made.wait(60)
        for _turn in range(200_000):  # more than enough for Python to begin collecting
            cycle: list[object] = []
            cycle.append(cycle)
        return collected.wait(60)

    task = runner.start(work)
    assert not gc.isenabled()
    box = QWidget()
    box.held_by_itself = box  # type: ignore[attr-defined]
    box.destroyed.connect(lambda: died_in.append(threading.current_thread()))
    del box
    made.set()
    qtbot.waitUntil(lambda: bool(died_in))
    with qtbot.waitSignal(task.finished):
        collected.set()
    assert died_in == [threading.main_thread()]
    qtbot.waitUntil(gc.isenabled)
