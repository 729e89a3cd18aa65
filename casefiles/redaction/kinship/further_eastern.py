"""Words of kin in Pashto, Hebrew, Japanese, Korean, Turkmen, Azerbaijani and spoken Cantonese."""

from typing import Final

from casefiles.redaction.kinship.further_words import KOREAN_CASES, FurtherLanguage
from casefiles.redaction.kinship.phrase import Owner

_PASHTO: Final = """
sister: خور خويندې خورګۍ خورکۍ
brother: ورور وروڼه ورورګوټی
mother: مور ادې بوبو
father: پلار بابا
parent: مورپلار والدین
wife: ښځه ښځې مېرمن میرمن
husband: مېړه میړه خاوند
child: زوی لور لوڼې زامن ماشوم
"""
EASTERN: Final = (
    FurtherLanguage(
        "\u0620-\u06ff",
        _PASHTO,
        "زما زموږ زمونږ",
        "دهغه دهغې د_هغه د_هغې ستا ستاسو د_هغوی",
        between="مشره مشر کشره کشر لویه لوی وړه وړوکی",
    ),
    FurtherLanguage(
        "\u0620-\u06ff",
        _PASHTO,
        "مې مو",
        "یې دې",
        is_owner_last=True,
    ),
    FurtherLanguage(
        "א-ת",
        """
sister: אחותי אחיותיי אחיותי
brother: אחי אחיי
mother: אמי אימי אמא_שלי אימא_שלי
father: אבי אבא_שלי
parent: הוריי הורי
wife: אשתי רעייתי זוגתי אישתי
child: בתי בתי_הקטנה בני_הקטן בני_הבכור ילדיי ילדי הבן_שלי הבת_שלי הילד_שלי הילדה_שלי
child: הילדים_שלי
""",
        prefixes="ו ל ב מ ה ש כ ול ומ וב של",
    ),
    FurtherLanguage(
        "א-ת",
        """
husband: בעלי
child: בני
""",
        prefixes="ו ל ב מ ה ש כ ול ומ וב של",
        alone=Owner.BARE,
    ),
    FurtherLanguage(
        "א-ת",
        """
sister: אחותו אחותה אחיותיו אחיותיה אחותך
brother: אחיו אחיה אחיך
mother: אמו אימו אימה_שלו אמא_שלו אמא_שלה אמך
father: אביו אביה אבא_שלו אבא_שלה אביך
parent: הוריו הוריה
wife: אשתו רעייתו אישתו זוגתו אשתך
husband: בעלה בן_זוגה
child: בתו בתה ילדיו ילדיה הבן_שלו הבת_שלו הבן_שלה הבת_שלה
""",
        prefixes="ו ל ב מ ה ש כ ול ומ וב של",
        alone=Owner.THIRD,
    ),
    FurtherLanguage(
        "一-鿿",
        """
sister: 妹 姉 姉妹 お姉さん お姉ちゃん 姉さん
brother: 弟 兄 兄弟 お兄さん お兄ちゃん 兄さん
mother: 母 母親 お母さん 母さん ママ
father: 父 父親 お父さん 父さん パパ
parent: 両親 親
wife: 妻 家内 女房 嫁 奥さん かみさん
husband: 夫 主人 旦那 亭主
wife husband: 配偶者 連れ合い
child: 息子 娘 子 子供 子ども 長男 長女 次男 次女
""",
        first="私の わたしの 僕の 俺の 私たちの うちの わが 我が",
        third="彼の 彼女の 自分の あなたの 申請人の 申立人の 請求人の 本人の 依頼人の 彼らの その",
        may_be_joined=True,
        script="ぁ-ヿ",
        between="一番上の 一番下の 上の 下の 亡き 幼い 年老いた 唯一の 実の",
    ),
    FurtherLanguage(
        "一-鿿",
        """
sister: 実姉 実妹 愚姉 愚妹 姉貴 亡姉 亡妹
brother: 実兄 実弟 愚兄 愚弟 兄貴 亡兄 亡弟
mother: お袋 おふくろ 実母 亡母 老母
father: 親父 おやじ 実父 亡父 老父
wife: 家内 女房 愚妻 亡妻
husband: 亡夫 うちの人
child: 愚息 倅 せがれ 愚娘 豚児
""",
        script="ぁ-ヿ",
    ),
    FurtherLanguage(
        "一-鿿",
        """
sister: 妹 姉
brother: 弟 兄
mother: 母 母親
father: 父 父親
parent: 両親
wife: 妻
husband: 夫 主人
child: 息子 娘 長男 長女 次男 次女
""",
        script="ぁ-ヿ",
        alone=Owner.BARE,
    ),
    FurtherLanguage(
        "一-鿿",
        """
sister: お姉様 お姉さま 姉上 妹さん 妹様 お姉さん
brother: お兄様 お兄さま 兄上 弟さん 弟様 お兄さん
mother: ご母堂 御母堂 母上 お母様 お母さま ご実母
father: ご尊父 御尊父 父上 お父様 お父さま ご尊父様
parent: ご両親 御両親
wife: 奥様 奥さま 奥さん ご夫人 令夫人
husband: ご主人 御主人 旦那様 旦那さん
child: ご令嬢 ご令息 ご子息 御子息 お嬢さん お嬢様 息子さん 娘さん お子さん お子様
""",
        script="ぁ-ヿ",
        alone=Owner.THIRD,
    ),
    FurtherLanguage(
        "가-힣",
        """
sister: 친누나 친언니 친여동생
brother: 친형 친오빠 친남동생
father: 선친
mother: 노모
wife: 집사람 안사람 마누라
husband: 바깥양반 바깥사람
child: 딸아이 아들놈
""",
        cases=KOREAN_CASES,
    ),
    FurtherLanguage(
        "가-힣",
        """
sister: 누나 누님 언니 여동생 큰누나 작은누나
brother: 오빠 형님 남동생 큰형 작은형
mother: 어머니 어머님 엄마 모친
father: 아버지 아버님 아빠 부친
wife: 아내
husband: 남편
child: 아들 딸
""",
        alone=Owner.BARE,
        cases=KOREAN_CASES,
    ),
    FurtherLanguage(
        "가-힣",
        """
child: 자제분 따님 아드님
wife: 부인 사모님
father: 춘부장
mother: 자당
""",
        alone=Owner.BARE,
        cases=KOREAN_CASES,
    ),
    FurtherLanguage(
        "a-zäçňöşüýž",
        """
sister: uýa gyz_dogan bajy aýal_dogan ejeke
brother: dogan agä jiga erkek_dogan
mother: eje käbe
father: kaka däde
wife: aýal zenan heleý
husband: ýanýoldaş äri
child: ogl ogul gyz perzent çaga
""",
        first_endings="m ym im um üm ymyz imiz umyz myz miz",
        third_endings="sy si ňyz ňiz yňyz iňiz",
        cases="y i ny ni yň iň nyň niň a e na ne da de dan den bilen u ü",
    ),
    FurtherLanguage(
        "a-zəğışçöüı",
        """
sister: bacı
brother: qardaş
mother: nənə
father: ata
parent: valideyn
wife: arvad xanım
husband: ər
wife husband: həyat_yoldaş yoldaş
child: qız övlad uşağ
""",
        first_endings="m ım im um üm mız miz ımız imiz",
        third_endings="sı si ın in nız",
        cases="ı i u ü nı ni ın in nın nin a ə na nə da də dan dən nda ndə la lə",
    ),
    FurtherLanguage(
        "友朋",
        """
sister: 家姐 家姊 細妹 细妹 大家姐
brother: 細佬 细佬 大佬 二佬 阿哥
mother: 老母 阿媽 阿妈 阿母
father: 老豆 老竇 阿爸
wife: 老婆 牽手 牵手 太座
husband: 老公
child: 個仔 个仔 個女 个女 隻仔 仔仔 囡囡 大仔 細仔 大女 細女
""",
        first="我 我嘅 我地 我哋 我哋嘅 我个 我個 我的 阮",
        third="佢 佢嘅 佢哋 佢地 你 你嘅 伊",
        may_be_joined=True,
        script="㐀-鿿",
    ),
    FurtherLanguage(
        "а-яёүө",
        """
sister: эгч
brother: ах дүү
mother: ээж
father: аав
wife: эхнэр гэргий
husband: нөхөр
child: хүү охин хүүхэд
""",
        third_endings="тайгаа тэйгээ тойгоо ийгээ ыгаа гаа гээ даа дээ таа тээ аасаа ээсээ",
    ),
)
"""As in `further_words`."""
