"""Words of kin in Tajik, which is Persian in Cyrillic: the owner is an ending, or stands behind.

An ending of the first person is -ам or -амон, of others -аш, -ат and theirs, with a й behind a
vowel; an и joins a word to the owner behind it: хоҳари ман.
"""

from typing import Final

TAJIK: Final = """
sister: хоҳар апа ҳамшира
brother: бародар ака додар ука
mother: модар оча ая
father: падар дада
parent: волидайн
wife: зан завҷа
husband: шавҳар шӯй
wife husband: ҳамсар
child: писар духтар фарзанд кӯдак бача
other: амак тағо таго хола амма бобо бибӣ момо келин домод арӯс ҷиян набера хусур хушдоман янга
other: бародарзода хоҳарзода амакбача тағобача холабача амакзода хеш хешованд кудо язна поччо
"""
FIRST: Final = "ам амон"
THIRD: Final = "аш ашон ат атон"
PLURALS: Final = ("он", "ҳо")
CASES: Final = "ро у"
VOWELS: Final = "аеёиоуӣӯэюя"
