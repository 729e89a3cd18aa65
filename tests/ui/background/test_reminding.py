"""What is due soon stands above every place, and what is urgent is said once."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.ids import TaskId
from casefiles.domain.records.proceedings import Task
from casefiles.office.records.countdown import local_now
from casefiles.ui.background.reminder_service import ReminderService
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.shell.due_button import DueButton
from tests.ui.settling import settle, until


def test_what_is_due_is_counted_and_what_is_urgent_is_said_once(session, context, theme, qtbot):
    notices, bar, window = MessageQueue(), DueButton(), QWidget()
    bar.setParent(window)
    qtbot.addWidget(window)
    said: list[str] = []
    notices.posted.connect(lambda words, kind, action: said.append(f"{kind} {words}"))
    reminding = ReminderService(session, notices)
    reminding.reminded.connect(bar.show_due)
    for task in session.vault.ask(lambda reader: reader.find(Task)):
        session.run(bar, lambda work, one=task: work.delete(Task, one.id, "remove_task"))
    settle(session)
    reminding.watch(context.case_id)
    settle(session)
    assert bar.isHidden()
    tomorrow = local_now(session.clock).date() + timedelta(days=1)
    task = Task(TaskId("e" * 32), context.case_id, "Call the prison", due=tomorrow.isoformat())
    session.run(bar, lambda work: work.insert(task, "add_task"))
    until(lambda: not bar.isHidden())
    assert bar.text() == "1 due this week"
    assert said == ["lasting Call the prison: tomorrow"]
    session.run(bar, lambda work: work.update(replace(task, owner="A. Lawyer"), "edit_task"))
    settle(session)
    assert len(said) == 1
    session.run(bar, lambda work: work.update(replace(task, done="2026-01-01"), "edit_task"))
    until(bar.isHidden)
    reminding.stop()
