"""What clearance found of an edition: the certificate that stays in the vault."""

from dataclasses import dataclass

from casefiles.domain.foundation.schema import FindingCode, Line, Script


@dataclass(frozen=True, slots=True)
class FinalCheckCertificate:
    """What clearance checked and found, in counts only; stays in the vault.

    Attributes:
        pages: pages of the finished files.
        exhibit_pages: burned pages among them.
        boxes: areas removed from exhibit pages, by marks and by names found in their text.
        tokens: mentions of protected persons replaced in text.
        aliases: names and numbers searched for.
        streams: decoded streams and strings searched.
        hits: occurrences found that the Disclosure does not account for; 0 or no file.
        unread_pages: exhibit pages that neither a machine read nor a person looked at.
        signed_reason: of editions before `Edition.signatures`, why unread pages could leave.
        pictures: in the finished file, each one of the burned pages to the last byte.
        read_back: pages of the finished file that machines read as pictures, from 1.
        scripts: ISO 15924 codes of the scripts in which they were read.
        scripts_missing: of protected names, in which no machine here could read them.
        pale: pages on which more was read once pale ink was made dark.
        doubts: pages on which a machine read a short protected form, perhaps by chance.
        near: pages on which it read almost a longer one, and which left because somebody signed.
        layers: pages with text behind them, which a machine read in the burned pixels.
        redrawn: pages of published exhibits that were drawn anew as text.
        excused: protected forms that stay as a part of an open person's name.
        excuses: decisions under which they stay.
        words_left: places where a protected name stays as the word that it is too.
        words_decided: names of which that was decided, as far as they stand anywhere.
        is_whole: pictures, furniture and fonts were looked at too; not so in early editions.
        known: pages among `read_back` that had been read before, for an earlier file.
        lines: script and count of the lines that were read in it, on the pages read back.
        unread_areas: page and count of areas that no engine could read, for which somebody signed.
        searched: kind (listed, number, date), script (empty for none) and count of what was
            searched for; other kinds of finding add theirs.
        decided: places on exhibits that were asked about and decided.
        left: those of them that stay.
        undecided: those that nobody decided, for which somebody signed.
        signed: codes of what somebody signed for.
        looked: exhibit pages that were on the screen for two seconds and ticked as looked at.
        attested: exhibit pages that were only said to be looked at.
        unlisted: protected names that are missing in the letters of an exhibit, one a person and
            script, for which somebody signed.
        joined: pair of recipients, kind and count of what lets readers of both see that they hold
            the same file, as they may; the recipients are joined by a plus.
    """

    pages: int
    exhibit_pages: int
    boxes: int
    tokens: int
    aliases: int
    streams: int
    hits: int
    unread_pages: int
    signed_reason: Line = ""
    pictures: int = 0
    read_back: tuple[int, ...] = ()
    scripts: tuple[Script, ...] = ()
    scripts_missing: tuple[Script, ...] = ()
    pale: tuple[int, ...] = ()
    doubts: tuple[int, ...] = ()
    layers: int = 0
    redrawn: int = 0
    is_whole: bool = False
    near: tuple[int, ...] = ()
    excused: int = 0
    excuses: int = 0
    words_left: int = 0
    words_decided: int = 0
    known: int = 0
    lines: tuple[tuple[str, int], ...] = ()
    unread_areas: tuple[tuple[int, int], ...] = ()
    searched: tuple[tuple[str, str, int], ...] = ()
    decided: int = 0
    left: int = 0
    undecided: int = 0
    signed: tuple[FindingCode, ...] = ()
    looked: int = 0
    attested: int = 0
    unlisted: int = 0
    joined: tuple[tuple[str, str, int], ...] = ()
