"""Pairs of whole dossiers over all profiles: made by chance of classes of small pairs.

A dossier has a way to name somebody, in texts and on a page, and a file that hides something. Both
sides of a pair say the same; the other side differs in all secrets at once, and in what the house
knows beside them.
"""

from collections.abc import Collection
from dataclasses import replace
from random import Random

from casefiles import paths
from casefiles.dossier.forum.forum_layout import load_layouts
from tests.attacks.pairs.dossier_pairs import told_in_the_house
from tests.attacks.pairs.small_files import FILES
from tests.attacks.pairs.small_pairs import House, Leaving, Pairs, Paper, Tiny
from tests.attacks.pairs.small_records import PATIGUL, PRIVILEGED, SEMET, YULTUZ, event
from tests.attacks.pairs.small_sheets import sheet
from tests.attacks.pairs.small_writing import NAMES, Way, in_texts

WHICH = frozenset({"mark", "hidden"})
"""Kinds of files in which nobody is named."""
Excepted = Collection[tuple[str, str]]


def ways_to_leave() -> list[Leaving]:
    """Return each profile for each of its readers: as a dossier, for Word, and as a filing pack."""
    found = []
    for layout in load_layouts(paths.resources()):
        # A schedule is for the judge alone; to anybody else it is stopped.
        readers = {"court_closed"} if layout.is_schedule else layout.audiences
        for audience in sorted(readers):
            names = ["dossier.pdf", "dossier.docx", *([""] if layout.form is not None else [])]
            found += [Leaving(layout.id, audience, name) for name in names]
    return found


def pair_of(seed: int, excepted: Excepted) -> tuple[Tiny, Tiny]:
    """Return two cases that say the same.

    Args:
        seed: of what both say, and of the secrets of each.
        excepted: classes and names of pairs that can be told apart.
    """
    public = Random(seed)
    kind, name = public.choice(
        [
            (kind, name)
            for kind, (_, others) in NAMES.items()
            for name in others
            if not {(f"texts: {kind}", name), (f"page: {kind}", name)} & {*excepted}
        ]
    )
    first, others = NAMES[kind]
    held, hiding = public.choice(
        [
            (pairs, one)
            for what, pairs in FILES.items()
            for one in pairs.others
            if what.split(":")[0] in WHICH and (what, one) not in excepted
        ]
    )
    protection = public.choice(["pseudonym", "withheld"])
    return (
        _side(seed, replace(first, protection=protection), _paper(held, None)),
        _side(-seed - 1, replace(others[name], protection=protection), _paper(held, hiding)),
    )


def _paper(pairs: Pairs, name: str | None) -> Paper:
    tiny = pairs.one if name is None else pairs.others[name]
    return replace(tiny.papers[0], mark="AB/3", file=f"c-{tiny.papers[0].file}")


def _side(seed: int, way: Way, paper: Paper) -> Tiny:
    """Return one side, with what the house alone knows there."""
    private = Random(seed)
    tiny = in_texts(way)
    page = Paper(sheet(f"Then {way.text} came to the door."), "b.pdf", "AB/2")
    kept = [PRIVILEGED] if private.random() < 0.5 else []
    stays = private.sample([SEMET, PATIGUL, YULTUZ], private.randint(0, 3))
    hidden = [event("w", "1998", "He fled.", withheld=True)] if private.random() < 0.5 else []

    def knows(house: House) -> None:
        told_in_the_house(house.vault, private)

    return replace(
        tiny,
        persons=(*tiny.persons, *stays),
        papers=(*tiny.papers, page, paper, *kept),
        events=(*tiny.events, *hidden),
        seed=private.randrange(1, 1 << 12),
        acts=(knows,),
    )
