"""Names made of the words of many languages, in the encodings of each: none is read wrongly."""

import gettext
import random
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from casefiles.evidence.text.name_guessing import encoding_of_names, read_in
from tests.measured import note

MESSAGES = Path("/usr/share/locale")
ENDINGS = (".pdf", ".docx", ".jpg", "", ".xlsx", "_2019.pdf", " (1).doc", ".mp4")
NO_NAME = re.compile(r"%[-#0-9.*lhz]*[a-zA-Z]|\{[^}]*\}|[_&]")
NOT_IN_NAMES = re.compile(r'[\s/\\:*?"<>|]+')
COUNTED = ("pg", "psql", "postgres", "initdb", "plp", "ecpg", "libpq")
"""What the pairs of letters were counted in tells nothing here."""
LISTS = 1_000
SIZES = (1, 2, 4, 8)
READ = (("ru", "cp866"), ("ru", "cp1251"), ("ru", "koi8_r"), ("tr", "cp1254"), ("tr", "cp857"))
OTHERS = (
    *(("el", one) for one in ("cp1253", "cp737", "iso8859_7")),
    *(("he", one) for one in ("cp1255", "cp862")),
    *(("ar", one) for one in ("cp1256", "cp720", "cp864", "iso8859_6")),
    *((one, "cp1256") for one in ("fa", "ug", "ur")),
    *(("ja", "cp932"), ("ja", "euc_jp"), ("ko", "cp949"), ("zh_CN", "gb18030"), ("zh_TW", "big5")),
    *((one, "cp1252") for one in ("fr", "es", "pt", "it", "de", "da", "nb", "fi", "nl", "is")),
    *((one, "cp850") for one in ("fr", "es", "it", "de", "sv", "is")),
    *((one, "cp1250") for one in ("cs", "sk", "sl", "hr", "pl", "hu", "ro")),
    *((one, "cp852") for one in ("cs", "sk", "pl", "hu")),
    *(("lt", "cp1257"), ("lv", "cp1257"), ("vi", "cp1258"), ("eo", "iso8859_3"), ("th", "cp874")),
    *((one, "cp1251") for one in ("uk", "bg", "be", "sr", "mk", "mn", "uz@cyrillic")),
    *((one, "ptcp154") for one in ("kk", "tt", "ky")),
    *(("uk", "koi8_u"), ("uk", "cp1125"), ("bg", "cp866"), ("tg", "koi8_t"), ("sr", "cp855")),
    *(("ru", one) for one in ("mac_cyrillic", "iso8859_5", "cp855")),
    *(("az", "cp1254"), ("ku", "cp1254")),
)


@cache
def words_of(language: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for path in sorted((MESSAGES / language / "LC_MESSAGES").glob("*.mo")):
        if not path.name.startswith(COUNTED):
            with path.open("rb") as file:
                told = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
            for key, text in told.items():
                if key and isinstance(text, str):
                    plain = NOT_IN_NAMES.sub(" ", NO_NAME.sub("", text)).strip(" .")
                    found[plain] = None
    return tuple(one for one in found if 3 <= len(one) < 30 and not one.isascii())


def written(language: str, codec: str) -> list[str]:
    """Return the words that an encoding can hold."""
    words = []
    for word in words_of(language):
        try:
            word.encode(codec)
        except UnicodeEncodeError:
            continue
        words.append(word)
    return words


def tried(words: Sequence[str], codec: str, size: int, chance: random.Random) -> str:
    """Return what became of a list of names: read, left or wrong."""
    names = [word + chance.choice(ENDINGS) for word in chance.sample(words, size)]
    raw = [name.encode(codec) for name in names]
    told = encoding_of_names(raw)
    if not told:
        return "left"
    return "read" if [read_in(name, told) for name in raw] == names else "wrong"


@pytest.mark.long
@pytest.mark.parametrize(("language", "codec"), [*READ, *OTHERS])
def test_no_name_is_read_wrongly(language: str, codec: str):
    words = written(language, codec)
    if len(words) < 50:
        pytest.skip(f"no messages in this language here: {language}")
    chance = random.Random(f"{language} {codec}")
    told: Counter[str] = Counter()
    for size in SIZES:
        lists = Counter(tried(words, codec, size, chance) for _ in range(LISTS))
        told += lists
        if (language, codec) in READ:
            note(f"names of files: lists of {size} in {codec} read, of 1,000", lists["read"])
    note("names of files: lists of names tried", sum(told.values()))
    assert told["wrong"] == 0
    assert told["read"] or (language, codec) not in READ
