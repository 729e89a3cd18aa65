"""The language of a dossier is chosen in its page; a text is entered beside its original."""

from casefiles.domain.records.text_versions import TextVersion
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.redaction.presets import redaction_settings_of
from casefiles.redaction.release.text_choice import VersionState
from casefiles.ui.base.navigation import NavigationTarget
from tests.ui.settling import settle, until

LONG = 120


def test_a_language_is_chosen_and_a_text_translated_here_and_checked(
    room, session, context, trigger, went
):
    request = room.request
    session.vault.run(save_contents(request, ("cover", "contents", "statement"), ()))
    trigger("dossier.translations")
    room.open(went[-1])
    page = room.findings.forum.translations
    until(lambda: page.texts is not None, LONG)
    assert page.badge == ""
    codes = [page.languages.itemData(at) for at in range(page.languages.count())]
    assert codes[0] == "en"
    assert {"fr", "es", "pl", "ru"} <= set(codes)
    page.languages.setCurrentIndex(codes.index("pl"))
    page.languages.activated.emit(codes.index("pl"))
    until(lambda: page.texts.language == "pl", LONG)
    assert page.badge == "Polish wording: not checked by a lawyer who pleads in Polish"
    assert session.vault.ask(redaction_settings_of(request)).language == "pl"
    until(
        lambda: (
            room.checks.is_current
            and any(one.found.code == "text_not_translated" for one in room.checks.rows)
        ),
        LONG,
    )
    (stop,) = [one.found for one in room.checks.rows if one.found.code == "text_not_translated"]
    fact = next(one.key for one in page.texts.rows if one.place.startswith("Statement"))
    assert fact[0] in {one.record for one in stop.spots}
    room.open(NavigationTarget("dossier", fact[0], "translations"))
    assert page.record_id == fact[0]
    page.form.fields["text"].set_value("Przyszła.")
    page.form.fields["checked_by"].set_value("A. Counsel")
    page.form.save.click()
    until(lambda: page.form is None, LONG)

    def state() -> VersionState:
        return next(one.state for one in page.texts.rows if one.key == fact)

    until(lambda: state() is VersionState.CHECKED, LONG)
    (kept,) = session.vault.ask(lambda reader: reader.find(TextVersion))
    assert (kept.record_id, kept.language, kept.text) == (fact[0], "pl", "Przyszła.")
    assert (kept.checked_by, kept.original != "") == ("A. Counsel", True)
    settle(session)
