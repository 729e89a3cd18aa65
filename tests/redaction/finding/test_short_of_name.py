"""What papers and chats leave of a name, or add to it, in its own letters."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.names.sought import Sought, SoughtPerson


def outcome(name, text, numbers=()):
    people = Sought((SoughtPerson(PersonId("own"), (name,), numbers),))
    mentions = matcher_of(people).find(text)
    found = rules_of(people).questions(text, mentions, is_machine_read=False)
    gone = {text[one.start : one.end] for one in mentions}
    return gone, {text[one.start : one.end] for one in found}


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("王秀兰", "聊天记录：“WXL今天又被国保叫去喝茶了。”", "WXL"),
        ("Carrie Chan", "Message: then Caz got a lawyer.", "Caz"),
        ("نجیب‌الله وردک", "«نجیب لالا را بردند»", "نجیب لالا"),
        ("نجیب‌الله وردک", "انجنیر نجیب در وزارت کار می‌کرد.", "انجنیر نجیب"),
        ("Najibullah Wardak", "Then Najib called me.", "Najib"),
        ("Ελένη Παπαδοπούλου", "Η Ελ. Π., μάρτυρας, ζήτησε προστασία.", "Ελ. Π."),
        ("Françoise Lefèvre", "Mme Lefèvre née Bonnard, demeurant à Lyon", "Bonnard"),
        ("Elizabeth Margaret Whitmore", "from lizwhitmore73@btinternet.com to", "lizwhitmore73"),
        ("Elizabeth Margaret Whitmore", "see @whitmore_eliz for more", "_eliz"),
        ("Вольга Кавалёва", "«Волечка мая, трымайся», — напісаў", "Волечка"),
        ("Јована Петковић", "Никола каже: «Јока ми је послала слике.»", "Јока"),
        ("ნინო ბერიძე", "ნინიკო, გიორგი წაიყვანეს!", "ნინიკო"),
        ("Бат-Эрдэнийн Сарантуяа", "Чат: «Сараа гарч чадаагүй».", "Сараа"),
        ("María del Carmen Rodríguez", "«Yoel, Carmita está bien»", "Carmita"),
    ],
)
def test_what_is_left_of_a_name_is_asked_about(name, text, form):
    gone, asked = outcome(name, text)
    assert any(form in one for one in asked), (gone, asked)


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("Elizabeth Whitmore", "4\tWHITMORE, Eliz. M.\tF", "WHITMORE, Eliz."),
        ("María del Carmen Rodríguez Peña", "RODRIGUEZ PEÑA, MARIA DEL C. – F", "MARIA DEL C."),
        ("ደሳለኝ ገብረማርያም", "ስሙ «ደሳለኝ ገ/ማርያም» ተብሎ", "ደሳለኝ ገ/ማርያም"),
        ("Desalegn Gebremariam", "Referral: Desalegn G/Mariam, M, 41", "Desalegn G/Mariam"),
        ("Nguyễn Thị Hạnh", "xem giúp: Nguyeenx Thij Hanhj (file)", "Nguyeenx Thij Hanhj"),
        ("Nguyễn Thị Hạnh", "VNI: Nguye6n4 Thi5 Hanh5", "Nguye6n4 Thi5 Hanh5"),
        ("မအေးအေးမြင့်", "ဒေါ်အေးအေးမြင့် သည်", "ဒေါ်အေးအေးမြင့်"),
        ("မအေးအေးမြင့်", "အမည် - အေးအေးမြင့် ၊", "အေးအေးမြင့်"),
        ("هيفاء العتيبي", "وين هيفا العتيبي؟", "هيفا العتيبي"),
    ],
)
def test_other_ways_to_write_the_whole_go(name, text, form):
    gone, asked = outcome(name, text)
    assert any(form in one for one in gone), (gone, asked)


def test_a_masked_number_goes_where_only_its_local_beginning_stands():
    gone, _ = outcome("อรุณี ใจดี", "เบอร์ 081-442-xx67 พยาน", (("phone", "+66 81 442 9067"),))
    assert gone == {"081-442-xx67"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Elizabeth Whitmore", "write to hotelwhitmorehouse@example.org"),
        ("Ελένη Παπαδοπούλου", "Ο Γεν. Π. ήρθε"),
        ("王秀兰", "他说WTO今天开会"),
        ("Nguyễn Thị Hạnh", "thij truong mowr cuar"),
    ],
)
def test_others_stay_calm(name, text):
    assert outcome(name, text) == (set(), set())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Chen Jianguo", "fondée en 511 avant J.-C., la cité"),
        ("Chen Jianguo", "au IVe siècle av. J.-C. apparaissent"),
        ("Mihrigul Ablikim", "we had a 9 A.M. meeting at home"),
        ("An Rui", "Ankara'da geçen yıl"),
    ],
)
def test_eras_hours_and_cities_are_nobody(name, text):
    assert outcome(name, text) == (set(), set())


def test_initials_beside_no_time_are_still_asked_about():
    assert outcome("Chen Jianguo", "selon le témoin J.-C., la cité")[1] == {"J.-C."}
    assert outcome("Mihrigul Ablikim", "the witness A.M. was heard")[1] == {"A.M."}


def test_a_short_word_that_ends_a_sentence_is_no_initial_of_the_next_line():
    assert outcome("Obadiah On", "came from Oba Oba.\nOn the last night") == (set(), set())
    assert outcome("Obadiah Onwuka", "signed O.\nOnwuka yesterday")[0]
