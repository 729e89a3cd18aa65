"""Names in letters in which nobody listed them are asked about by their sounds; prose is not."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.names.sought import SoughtPerson
from tests.redaction.finding.finding_forms import ASKED, SILENT, outcome, people, tools

FOREIGN = (
    ("Anna Ivanova", "ཨན་ན་ཐོན་སོང་།", "ཨན་ན"),
    ("Anna Ivanova", "ཨན་ནའི་དཔེ་ཆ།", "ཨན་ནའི"),
    ("Mohammed Karimov", "མོ་ཧ་མེད་གྱིས་བཤད།", "མོ་ཧ་མེད"),
    ("Wang Wei", "ཝང་ཝེ་གྱིས་བཤད།", "ཝང་ཝེ"),
    ("王伟", "ཝང་ཝེ་གྱིས་བཤད།", "ཝང་ཝེ"),
    ("Иван Петров", "ཨི་ཝན་ཐོན་སོང་།", "ཨི་ཝན"),
    ("Иван Петров", "པེ་ཏི་རོབ་ཐོན་སོང་།", "པེ་ཏི་རོབ"),
    ("Zhang Jianguo", "ཀྲང་ཅན་གོ་ཐོན་སོང་།", "ཀྲང་ཅན་གོ"),
    ("Tesfalem Woldu", "ተስፋለም መጺኡ።", "ተስፋለም"),
    ("Tesfalem Woldu", "ንተስፋለም ርእየዮ።", "ንተስፋለም"),
    ("Кевин Смит", "ኬቪን መጺኡ።", "ኬቪን"),
    ("Ospanov", "قال أوسبانوف كلاما", "أوسبانوف"),
    ("Ospanov", "وأوسبانوف حضر", "وأوسبانوف"),
    ("Nurcan Yıldız", "نورجان جاءت", "نورجان"),
    ("Serikbol Dauletov", "سيريكبول لم يحضر", "سيريكبول"),
)
PROSE = {
    "Tibetan": (
        "ཁོང་གིས་ཁྲིམས་ཁང་དུ་བདེན་དཔང་བཤད་པ་རེད། ཉིན་དེར་མི་མང་པོ་འཚོགས་ནས་གྲོས་བསྡུར་བྱས།"
        " བཀྲ་ཤིས་བདེ་ལེགས་ཞུ། རྡོ་རིང་ཞིག་ཡོད། ད་ལྟ་ང་ཚོ་ལ་དཔེ་ཆ་མེད། ཨ་མ་དང་ཨ་ཕ་གཉིས་ཡོང་གི་རེད།"
        " སློབ་མ་ཚོས་ཡི་གེ་བྲིས། ཁྲིམས་དཔོན་གྱིས་ཐག་གཅོད་གནང་མ་སོང་། དེ་རིང་ཆར་པ་བབས་སོང་།"
    ),
    "Tigrinya": (
        "ኩሎም ሰባት ብክብርን መሰልን ማዕረ ኮይኖም ዝተወልዱ እዮም። ፍርዲ ቤት ትማሊ ውሳነ ሂቡ። እቲ ጠበቓ ሎሚ ኣይመጸን።"
        " ኣብ ገዛ ብዙሓት ሰባት ነይሮም። ማይ ጠፊኡ ነይሩ።"
    ),
    "Arabic": (
        "قررت المحكمة تأجيل الجلسة إلى الشهر القادم، ولم يحضر المحامي. قال الشاهد إن الاتحاد كان"
        " قد أرسل الوثائق، وإن الاضطهاد لم يتوقف. عاد الناس إلى بيوتهم في المساء،"
        " وكتب الكاتب تقريره."
    ),
    "Uyghur": (
        "ئۇلار سوتتا ھېچنېمە دېمىدى. ئەتىگەندە ئايلىق ھېساباتنى تاپشۇردى، گۈللەر ئېچىلدى."
        " نۇرغۇن ئادەم كەلدى، ئەمما ھېچكىم گۇۋاھلىق بەرمىدى."
    ),
}


def somebody(*names):
    return SoughtPerson(PersonId("somebody"), names)


@pytest.mark.parametrize(("name", "text", "form"), FOREIGN)
def test_a_foreign_name_is_asked_about_and_does_not_go_by_itself(name, text, form):
    start = text.index(form)
    assert outcome(tools([somebody(name)]), text, (start, start + len(form))) == ASKED


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dolma Yangzom", "སྒྲོལ་བ་ཡིན།"),
        ("Minh Tran", "དེ་མི་ཨིན།"),
        ("Amina al-Haddad", "من الاتحاد العام"),
        ("Li Na", "ལི་ན་ཡོད།"),
        ("Ali", "قال علي كلاما"),
    ],
)
def test_what_says_too_little_is_not_asked_about_by_its_sounds(name, text):
    own = tools([somebody(name)])
    assert all(one.kind != "sounds" for one in own.rules.questions(text, (), is_machine_read=False))


@pytest.mark.parametrize("language", PROSE)
def test_prose_in_these_letters_is_not_asked_about(language):
    """Of 49 people of many countries."""
    text = PROSE[language]
    asked = tools(people()).rules.questions(text, (), is_machine_read=False)
    assert [text[one.start : one.end] for one in asked if one.kind == "sounds"] == []


def test_what_somebody_rejected_is_not_asked_again():
    own = SoughtPerson(PersonId("somebody"), ("Ospanov",), rejected=("أوسبانوف",))
    text = "قال أوسبانوف كلاما"
    assert outcome(tools([own]), text, (4, 12)) == SILENT
