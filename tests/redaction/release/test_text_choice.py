"""Which version of a text leaves in a language, and that a version hides what its text hides."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes, disclosure_from_bytes
from casefiles.domain.foundation.ids import TextVersionId
from casefiles.domain.records.text_versions import TextVersion, VersionMaker
from casefiles.redaction.release import released_case
from casefiles.redaction.release.placeholders import passage
from casefiles.redaction.release.projection import project
from casefiles.redaction.release.released_text import ReleasedText, policy_of
from casefiles.redaction.release.text_choice import VersionState, choices_in, in_language
from tests.redaction.cases import fact, person, snapshot

ALIM = person("o", ["Alim Zunun", "阿里木·祖农"], "open")
RAHILE = person("r", ["Rahile Zunun", "热依拉"], "pseudonym")
SOURCE = person("s", ["Dolkun Sabir", "多里昆"], "withheld")
TEXT = "Rahile Zunun came with Dolkun Sabir."
FRENCH = "Rahile Zunun est venue avec Dolkun Sabir."


def version(
    text=FRENCH, language="fr", of=TEXT, checked="A. Counsel", made=VersionMaker.TRANSLATOR
):
    one = fact(1, TEXT)
    return TextVersion(
        *(TextVersionId("7" * 32), one.case_id, one.id, "text", language, text, VersionMaker(made)),
        *(checked, "2026-12-01" if checked else "", of),
    )


def chosen(*versions, language="fr", text=TEXT, people=(ALIM, RAHILE, SOURCE), work=""):
    case = snapshot(persons=people, facts=[fact(1, text)])
    case = replace(case, case=replace(case.case, work_language=work))
    policy = policy_of(case.persons)
    choices = choices_in(case, versions, (language, ()), policy)
    (own,) = [one for one in choices if one.of.kind == "facts"]
    return own, in_language(case, choices, language)


def printed(case):
    disclosure = project(case, "national_court", "court_open", ()).disclosure
    assert disclosure_from_bytes(canonical_bytes(disclosure)) == disclosure
    return disclosure


@pytest.mark.parametrize(
    ("versions", "language", "state"),
    [
        ((), "en", VersionState.ORIGINAL),
        ((), "fr", VersionState.MISSING),
        ((version(),), "fr", VersionState.CHECKED),
        ((version(language="fr-CH"),), "fr", VersionState.CHECKED),
        ((version(),), "pl", VersionState.MISSING),
        ((version(checked=""),), "fr", VersionState.UNCHECKED),
        ((version(checked="", made=VersionMaker.MACHINE),), "fr", VersionState.UNCHECKED),
        ((version(made=VersionMaker.MACHINE),), "fr", VersionState.CHECKED),
        ((version(of="Somebody came."),), "fr", VersionState.STALE),
        ((version("", made=VersionMaker.AUTHOR),), "fr", VersionState.ORIGINAL),
        ((version("", "pl", made=VersionMaker.AUTHOR),), "en", VersionState.MISSING),
    ],
)
def test_what_there_is_of_a_text_in_a_language(versions, language, state):
    assert chosen(*versions, language=language)[0].state is state


def test_script_tells_the_language_of_an_original_and_names_do_not():
    assert chosen(text="事情发生在喀什。", language="zh")[0].state is VersionState.ORIGINAL
    assert chosen(text="事情发生在喀什。", language="en")[0].state is VersionState.MISSING
    assert chosen(text="热依拉 (多里昆) came.", language="en")[0].state is VersionState.ORIGINAL
    assert chosen(text="[[o]], 2019", language="fr")[0].state is VersionState.ORIGINAL
    assert chosen(text="Une lettre.", language="fr", work="fr")[0].state is VersionState.ORIGINAL


def test_a_change_of_what_the_reader_never_gets_makes_no_version_stale():
    old = version(of="Rahile Zunun came with 多里昆.")
    assert chosen(old)[0].state is VersionState.CHECKED
    # The same change of somebody who is named to this reader does.
    named = (ALIM, RAHILE, replace(SOURCE, protection="open"))
    assert chosen(old, people=named)[0].state is VersionState.STALE


def test_a_version_is_released_as_its_text_is():
    _, case = chosen(version())
    shown = printed(case)
    assert [one.text for one in shown.facts] == ["[PERSONNE A] est venue avec [OCCULTÉ]."]
    assert shown.language == "fr"
    assert [one.label for one in shown.persons if one.is_pseudonym] == ["[PERSONNE A]"]
    for name in ("Rahile", "Zunun", "Dolkun", "Sabir"):
        assert name not in canonical_bytes(shown).decode()


def test_the_leak_test_sees_a_version_that_is_not_released(monkeypatch):
    """Control: where the text goes out as it is, the names are in the bytes."""
    _, case = chosen(version())
    raw = lambda text, _: ReleasedText(passage([text]), frozenset())  # noqa: E731
    monkeypatch.setattr(released_case, "release", raw)
    assert "Dolkun Sabir" in canonical_bytes(printed(case)).decode()


def test_beside_a_version_that_nobody_checked_its_original_is_printed_and_released():
    _, case = chosen(version(checked=""))
    (shown,) = printed(case).facts
    assert shown.text == "[PERSONNE A] est venue avec [OCCULTÉ]."
    assert (shown.original, shown.original_language) == (
        "[PERSON A] came with [WITHHELD].",
        "en",
    )
    (checked,) = printed(chosen(version())[1]).facts
    assert checked.original == ""


def test_placeholders_are_in_the_language_of_the_version_and_of_quoted_script():
    text = "[[r]] a dit ceci. [[s]]的母亲在喀什。 [[r]] pleurait."
    _, case = chosen(version(text))
    (shown,) = printed(case).facts
    assert shown.text == "[PERSONNE A] a dit ceci. [不予公开]的母亲在喀什。 [PERSONNE A] pleurait."
    polish = version("[[r]] przyszła.", "pl")
    (shown,) = printed(chosen(polish, language="pl")[1]).facts
    assert shown.text == "[OSOBA A] przyszła."
    greek = version("Ο [[r]] ήρθε.", "el")
    (shown,) = printed(chosen(greek, language="el")[1]).facts
    assert shown.text == "Ο [ΠΡΟΣΩΠΟ A] ήρθε."


def test_without_a_chosen_language_every_text_leaves_as_before():
    case = snapshot(persons=(RAHILE,), facts=[fact(1, TEXT)])
    shown = printed(case)
    assert shown.language == ""
    assert b"language" not in canonical_bytes(shown)
    assert b"original" not in canonical_bytes(shown)
