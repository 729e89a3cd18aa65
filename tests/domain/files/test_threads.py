"""Which mails belong together, and which only look so."""

from casefiles.domain.files.threads import EmailHead, base_subject, thread_around


def mail(
    number: int, own: str = "", *replies: str, subject: str = "", people: str = "", day: int = 0
):
    return EmailHead(
        "d" * 32, number, 1, own, replies, "x", subject,
        frozenset(people.split()), f"2025-05-{day or number:02}T10:00:00+00:00",
    )  # fmt: skip


def told(mails: list[EmailHead], number: int) -> list[tuple[int, int]]:
    return [(one.mail.number, one.depth) for one in thread_around(mails, ("d" * 32, number))]


def test_mails_hang_below_what_they_answer():
    mails = [
        mail(4, "<d>", "<a>", "<b>"),
        mail(1, "<a>"),
        mail(3, "<c>", "<a>"),
        mail(2, "<b>", "<a>"),
        mail(9, "<z>"),
    ]
    assert told(mails, 2) == [(1, 0), (2, 1), (4, 2), (3, 1)]
    assert told(mails, 9) == [(9, 0)]


def test_answers_to_a_mail_that_is_missing_belong_together():
    mails = [mail(1, "<b>", "<gone>"), mail(2, "<c>", "<gone>")]
    assert told(mails, 1) == [(1, 0), (2, 0)]


def test_a_subject_joins_only_those_who_share_a_person():
    mails = [
        mail(1, "<a>", subject="Hearing", people="li@x weber@x"),
        mail(2, "<b>", subject="回复：Re: Hearing", people="weber@x"),
        mail(3, "<c>", subject="Hearing", people="other@x"),
    ]
    assert told(mails, 1) == [(1, 0), (2, 0)]
    assert told(mails, 3) == [(3, 0)]


def test_circles_end():
    mails = [mail(1, "<a>", "<b>"), mail(2, "<b>", "<a>"), mail(3, "<c>", "<c>")]
    assert min(told(mails, 1))[0] == 1
    assert len(told(mails, 2)) == 2
    assert told(mails, 3) == [(3, 0)]


def test_what_answering_puts_before_a_subject_is_no_part_of_it():
    for subject in (
        "Re: RE[2]: Fwd:  Hearing",
        "AW: WG: hearing",
        "答复: 转发：Hearing",
        "Ответ: HEARING",
    ):
        assert base_subject(subject) == "hearing"
