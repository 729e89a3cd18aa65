"""Count ordinary words in texts of free licences, for the lists beside this file.

Usage: python resources/words/count_words.py TREEBANKS CATALOGUES DICTIONARY

TREEBANKS is a folder of .conllu files whose names begin with that of their treebank, CATALOGUES
that of translated messages of a Debian system (/usr/share/locale), DICTIONARY the dict.txt of
jieba. A word counts where it stands in small letters (in German also as a noun) and is tagged as no
name; Han pairs where a dictionary has them as words that are no names. README.md names the sources.
"""

import gettext
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = {
    "en": ("English-EWT", "English-PUD"),
    "fr": ("French-GSD",),
    "de": ("German-GSD",),
    "es": ("Spanish-GSD",),
    "it": ("Italian-PUD", "Italian-TWITTIRO"),
    "pl": ("Polish-PUD",),
    "cs": ("Czech-CAC", "Czech-CLTT"),
    "ru": ("Russian-GSD", "Russian-Taiga"),
    "uk": ("Ukrainian-ParlaMint",),
    "tr": ("Turkish-BOUN", "Turkish-Kenet"),
    "kk": ("Kazakh-KTB",),
    "ug": ("Uyghur-UDT.ug_udt-ud-train",),
    "ar": ("Arabic-PUD",),
    "sv": (),
    "el": (),
}
MOST = 5000
MOST_PAIRS = 10000
LEAST_OF_PAIR = 30
NO_WORDS = frozenset({"PROPN", "X", "NUM", "PUNCT", "SYM"})
NAMES_OF_JIEBA = ("nr", "ns", "nt", "nz", "eng", "m", "x")
WORD = re.compile(r"[^\W\d_]+")
HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")


def tokens(file: Path) -> Iterator[tuple[str, str]]:
    """Yield form and part of speech of each word of a treebank."""
    for line in file.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            yield cells[1], cells[3]


def in_treebank(file: Path, language: str) -> Iterator[str]:
    """Yield the ordinary words of a treebank."""
    for form, speech in tokens(file):
        is_noun = language == "de" and speech == "NOUN"
        if speech not in NO_WORDS and WORD.fullmatch(form) and (form == form.lower() or is_noun):
            yield form.lower()


def in_catalogue(file: Path) -> Iterator[str]:
    """Yield words in small letters of a catalogue of messages, without what is no prose."""
    with file.open("rb") as opened:
        try:
            told = gettext.GNUTranslations(opened)
        except (OSError, ValueError, UnicodeDecodeError):
            return
    for text in told._catalog.values():  # noqa: SLF001 - it has no other way to list them
        if isinstance(text, str):
            plain = re.sub(r"<[^>]*>|%[-\w().$]*|\S*[\\/@_=<>{}]\S*|--?\w[\w-]*", " ", text)
            yield from (word for word in WORD.findall(plain) if word == word.lower())


def counted(language: str, treebanks: Path, catalogues: Path) -> list[str]:
    """Return the most usual words of a language."""
    counts: Counter[str] = Counter()
    for name in SOURCES[language]:
        for file in sorted(treebanks.glob(f"{name}.*" if "." not in name else f"{name}*")):
            counts.update(in_treebank(file, language))
    said: Counter[str] = Counter()
    for file in sorted((catalogues / language / "LC_MESSAGES").glob("*.mo")):
        said.update(set(in_catalogue(file)))
    # A word of messages counts once for each program that says it, from two on.
    counts.update({word: count for word, count in said.items() if count > 1})
    letters = {"ru": "[а-яё]", "uk": "[а-яіїєґ]", "kk": "[а-яёіәғқңөұүһ]", "el": "[α-ωά-ώΐΰϊϋ]"}
    own = re.compile(letters.get(language, "[^\u0400-\u04ff]") + "+")
    usual = [word for word, _ in counts.most_common() if len(word) > 1]
    if language in {"ug", "ar"}:
        usual = [word for word in usual if "\u0600" <= word[0] <= "\u06ff"]
    return sorted([word for word in usual if own.fullmatch(word)][:MOST])


def pairs(treebanks: Path, dictionary: Path) -> list[str]:
    """Return Han pairs that are words and no names."""
    counts: Counter[str] = Counter()
    for file in sorted(treebanks.glob("Chinese-GSDSimp.*")):
        counts.update(
            form
            for form, speech in tokens(file)
            if HAN_PAIR.fullmatch(form) and speech not in NO_WORDS
        )
    for line in dictionary.read_text("utf-8").splitlines():
        form, count, speech = (*line.split(" "), "", "")[:3]
        is_name = speech.startswith(NAMES_OF_JIEBA)
        if HAN_PAIR.fullmatch(form) and not is_name and int(count) >= LEAST_OF_PAIR:
            counts[form] += int(count)
    return sorted(word for word, _ in counts.most_common(MOST_PAIRS))


def write(language: str, words: list[str]) -> None:
    """Write a list, some words a line."""
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 118:
            lines.append(line)
            line = ""
        line += f" {word}" if line else word
    (HERE / f"{language}.txt").write_text("\n".join([*lines, line]) + "\n", "utf-8")
    print(language, len(words))


def main() -> None:
    """Count all languages."""
    treebanks, catalogues, dictionary = map(Path, sys.argv[1:4])
    for language in SOURCES:
        write(language, counted(language, treebanks, catalogues))
    write("zh", pairs(treebanks, dictionary))


if __name__ == "__main__":
    main()
