"""Passphrases that everybody has heard of: guessers try them first, however long they are."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_PHRASES: Final = """
correct horse battery staple
trust no one
open sesame
let me in please
the quick brown fox jumps over the lazy dog
franz jagt im komplett verwahrlosten taxi quer durch bayern
portez ce vieux whisky au juge blond qui fume
lorem ipsum dolor sit amet consectetur adipiscing elit
to be or not to be that is the question
all the world is a stage and all the men and women merely players
friends romans countrymen lend me your ears
shall i compare thee to a summers day
it was the best of times it was the worst of times
call me ishmael some years ago
it was a bright cold day in april and the clocks were striking thirteen
big brother is watching you
war is peace freedom is slavery ignorance is strength
all animals are equal but some animals are more equal than others
in a hole in the ground there lived a hobbit
one ring to rule them all one ring to find them
not all those who wander are lost
winter is coming
may the force be with you
i am your father
live long and prosper
the truth is out there
i will be back
hasta la vista baby
houston we have a problem
frankly my dear i do not give a damn
here is looking at you kid
elementary my dear watson
there is no place like home
toto i have a feeling we are not in kansas anymore
my precious
you shall not pass
so long and thanks for all the fish
the answer to life the universe and everything
in the beginning god created the heaven and the earth
let there be light
the lord is my shepherd i shall not want
our father who art in heaven hallowed be thy name
love thy neighbour as thyself
for god so loved the world
in the name of god the merciful the compassionate
i have a dream
ask not what your country can do for you
we hold these truths to be self evident
we the people of the united states
government of the people by the people for the people
one small step for man one giant leap for mankind
i think therefore i am
cogito ergo sum
carpe diem
veni vidi vici
et tu brute
liberte egalite fraternite
allons enfants de la patrie
einigkeit und recht und freiheit
freude schoner gotterfunken
god save the king
god save the queen
land of the free and home of the brave
workers of the world unite
proletarier aller lander vereinigt euch
all human beings are born free and equal in dignity and rights
everyone has the right to life liberty and security of person
no one shall be subjected to torture
innocent until proven guilty
justice delayed is justice denied
first do no harm
the pen is mightier than the sword
knowledge is power
time is money
home sweet home
happy birthday to you
twinkle twinkle little star how i wonder what you are
row row row your boat gently down the stream
mary had a little lamb
humpty dumpty sat on a wall
jingle bells jingle all the way
silent night holy night
we wish you a merry christmas
imagine there is no heaven
let it be
hey jude do not make it bad
all you need is love
yesterday all my troubles seemed so far away
we all live in a yellow submarine
hello darkness my old friend
is this the real life is this just fantasy
we will we will rock you
we are the champions
another brick in the wall
we do not need no education
stairway to heaven
like a rolling stone
the answer my friend is blowing in the wind
i can not get no satisfaction
every breath you take every move you make
i will always love you
i want it that way
never gonna give you up never gonna let you down
hit me baby one more time
smells like teen spirit
with or without you
no woman no cry
dancing queen
thank you for the music
should i stay or should i go
bella ciao
non je ne regrette rien
alle meine entchen
alle menschen werden bruder
i love you
i love you so much
i hate passwords
this is my password
this is a secret
my voice is my password
nobody will ever guess this
password password password
every name in this case is invented
"""
_KEYBOARDS: Final = (
    *("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm"),
    *("wxcvbn", "1234567890", "0987654321", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    *("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik", "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p"),
)
_SHORTEST_WALK: Final = 5
_SHORTEST_PHRASE: Final = 8


def without_famous(passphrase: str) -> tuple[str, bool]:
    """Take famous phrases and walks along the keyboard out of a passphrase.

    Returns:
        What is left, and whether anything was taken.
    """
    left = _plain(passphrase)
    is_famous = False
    for phrase in (*_famous(), *_walks()):
        if phrase.replace(" ", "") in left.replace(" ", ""):
            left, is_famous = _cut(left, phrase), True
    return (left, True) if is_famous else (passphrase, False)


def _cut(text: str, phrase: str) -> str:
    """Take a phrase out of a text, whatever spaces or signs stand between its letters."""
    letters = phrase.replace(" ", "")
    return re.sub(r"\s*".join(map(re.escape, letters)), " ", text)


def _plain(text: str) -> str:
    """Return the letters and digits of a text, folded, with single spaces between words."""
    folded = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", bare))


@lru_cache(maxsize=1)
def _famous() -> tuple[str, ...]:
    """Return the phrases, longest first, with and without contractions."""
    phrases = {line for line in _PHRASES.splitlines() if line}
    for long, short in (("do not", "dont"), ("can not", "cant"), ("i am", "im"), ("is", "s")):
        phrases |= {re.sub(rf"\b ?{long}\b", f" {short}", line) for line in phrases}
    plain = {_plain(line) for line in phrases}
    return tuple(sorted((one for one in plain if len(one) >= _SHORTEST_PHRASE), key=len)[::-1])


@lru_cache(maxsize=1)
def _walks() -> tuple[str, ...]:
    """Return every run of five or more neighbouring keys, longest first."""
    rows = [*_KEYBOARDS, *(row[::-1] for row in _KEYBOARDS)]
    runs = {
        _plain(row[start:end])
        for row in rows
        for start in range(len(row))
        for end in range(start + _SHORTEST_WALK, len(row) + 1)
    }
    return tuple(sorted(runs, key=len)[::-1])
