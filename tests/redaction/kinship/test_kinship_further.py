"""Kin in languages of which only whole phrases are read: my wife in Korean, his sister in Hindi."""

import pytest

from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Owner


@pytest.mark.parametrize(
    ("text", "word", "kin", "owner"),
    [
        ("저의 아내는 어제 끌려갔다.", "저의 아내는", Kin.WIFE, Owner.FIRST),
        ("그의 누나를 찾고 있다.", "그의 누나를", Kin.SISTER, Owner.THIRD),
        ("पुलिस ने मेरी बहन को बुलाया।", "मेरी बहन", Kin.SISTER, Owner.FIRST),
        ("उनकी पत्नी दिल्ली में है।", "उनकी पत्नी", Kin.WIFE, Owner.THIRD),
        ("পুলিশ আমার ভাইকে ধরেছে।", "আমার ভাইকে", Kin.BROTHER, Owner.FIRST),
        ("میری والدہ کو دھمکی دی گئی۔", "میری والدہ", Kin.MOTHER, Owner.FIRST),
        ("ਉਸਦੀ ਭੈਣ ਪਿੰਡ ਵਿੱਚ ਹੈ।", "ਉਸਦੀ ਭੈਣ", Kin.SISTER, Owner.THIRD),
        ("დააკავეს ჩემი ძმა.", "ჩემი ძმა", Kin.BROTHER, Owner.FIRST),
        ("დედაჩემი მარტოა.", "დედაჩემი", Kin.MOTHER, Owner.FIRST),
        ("Քույրս Երևանում է։", "Քույրս", Kin.SISTER, Owner.FIRST),
        ("Ձերբակալել են նրա եղբորը։", "նրա եղբորը", Kin.BROTHER, Owner.THIRD),
        ("ፖሊስ እህቴን ወሰዳት።", "እህቴን", Kin.SISTER, Owner.FIRST),
        ("ሓወይ ኣብ ማእሰርቲ ኣሎ።", "ሓወይ", Kin.BROTHER, Owner.FIRST),
        ("ကျွန်တော့်ဇနီးကို ဖမ်းသွားတယ်။", "ကျွန်တော့်ဇနီး", Kin.WIFE, Owner.FIRST),
        ("ภรรยาของผมถูกจับ", "ภรรยาของผม", Kin.WIFE, Owner.FIRST),
        ("Чамайг миний эгч хүлээж байна.", "миний эгч", Kin.SISTER, Owner.FIRST),
        ("Họ đe dọa mẹ tôi hai lần.", "mẹ tôi", Kin.MOTHER, Owner.FIRST),
        ("Polisi menangkap suaminya di rumah.", "suaminya", Kin.HUSBAND, Owner.THIRD),
        ("Ndashaka musaza wanjye.", "musaza wanjye", Kin.BROTHER, Owner.FIRST),
        ("Motra ime u thirr në polici.", "Motra ime", Kin.SISTER, Owner.FIRST),
        ("خواهر خردم را بردند.", "خواهر خردم", Kin.SISTER, Owner.FIRST),
        ("Мая жонка ў турме.", "Мая жонка", Kin.WIFE, Owner.FIRST),
    ],
)
def test_a_word_of_kin_is_read_with_its_owner(text, word, kin, owner):
    assert any(one.word == word and kin in one.kins and one.owner is owner for one in phrases(text))


@pytest.mark.parametrize(
    "text",
    [
        "The data we collected, and the media said so.",
        "우리 처음 만난 날",
        "मेरी किताब मेज़ पर है।",
        "Con đường này dài.",
        "Istana Merdeka dibuka kembali.",
        "Ночь темна, осень близка.",
    ],
)
def test_what_only_looks_like_it_is_no_kin(text):
    assert not phrases(text)
