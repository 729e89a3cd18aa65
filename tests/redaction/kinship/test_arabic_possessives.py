"""Arabic kin with the ending of an owner: his wife, both her sons, with prefixes."""

import pytest

from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Owner

HIS = {
    "wife": "زوجته زوجتة زوجاته زوجتيه أرملته قرينته نسائهم حرمه",
    "husband": "زوجها أزواجهن",
    "sister": "أخته اخته أختة شقيقته أختيه أخواته شقيقتاها",
    "brother": "أخوه أخيه أخاها شقيقه أشقاؤه أخويها",
    "mother": "أمه والدته والدتة أمهاتهم",
    "father": "أبيه أبوه والدها آباؤهم",
    "child": "ابنها ابنه ابنته بنتها ابناه ابنيه ابنتيها طفليه طفلاها أبناؤه أولادها ولديه نجله",
    "other": "عمته عماته خاله أعمامه أحفاده حماته صهره ذويه أقاربه أقرباؤه",
}
PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")


@pytest.mark.parametrize("kin", HIS)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_kin_of_somebody_told_by_an_ending_is_met(kin, prefix):
    for word in HIS[kin].split():
        text = f"قال الشاهد {prefix}{word} في البيت."
        owners = [one.owner for one in phrases(text) if Kin(kin) in one.kins]
        assert owners == [Owner.THIRD], word


@pytest.mark.parametrize(
    "text", ["البنوك مغلقة.", "بنوك المدينة", "بنينا بيتا", "ذهب إلى السوق", "شريكة تجارية"]
)
def test_words_that_only_begin_so_are_none(text):
    assert not [one for one in phrases(text) if one.owner is not Owner.NONE]
