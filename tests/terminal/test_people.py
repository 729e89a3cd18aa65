"""Who sees whom at a terminal: printed, changed for one recipient, refused in words."""

import io
import json

import pytest

from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from casefiles.domain.records.case_records import Case, Person, Protection
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault
from tests.sample_vaults import PASSPHRASE
from tests.terminal.test_leaving import Said

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault"]


@pytest.fixture
def people(opened, desk, sample_vault, tmp_path):
    reference = opened.ask(lambda reader: reader.find(Case))[0].reference
    secret = tmp_path / "vault.txt"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)

    def ask(*words):
        out, err = io.StringIO(), io.StringIO()
        told = ["people", sample_vault, "--passphrase-file", secret, "--case", reference, *words]
        code = run([str(one) for one in told], desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return Said(code, out.getvalue(), err.getvalue())

    everybody = opened.ask(lambda reader: reader.find(Person))
    ask.hidden = next(one for one in everybody if one.protection is Protection.WITHHELD)
    opened.close()
    return ask


def test_a_name_is_shown_to_one_recipient_and_to_who_reads_along(people):
    name = people.hidden.names[0].text
    asked = ["--person", name, "--to", "treaty_body", "--as", "named", "--reason", "Order 3"]
    said = people(*asked)
    assert said.code == DONE
    assert "Also shown to: The requested State, The requesting State" in said.out
    assert said.out.count("The public: ") == 1, "others are not printed"
    assert people("--person", name, "--to", "requesting_state", "--as", "protection").code == DONE
    told = people().out.partition(f"{name}\n")[2]
    assert (
        "A treaty body or human rights court: Withheld, because The requesting State may read"
        in told
    )
    found = json.loads(people("--json").out)
    one = next(each for each in found["people"] if each["name"] == name)
    assert one["recipients"]["requested_state"] == "withheld"


@pytest.mark.parametrize(
    ("words", "means"),
    [
        (["--to", "ccf"], "belong together"),
        (
            ["--person", "Nobody At All", "--to", "ccf", "--as", "named"],
            "No person of this case has that name",
        ),
        (["--person", "{name}", "--to", "ccf", "--as", "named"], "no reason is given"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(people, words, means):
    name = people.hidden.names[0].text
    said = people(*(one.format(name=name) for one in words))
    assert said.code == REFUSED
    assert means in said.err
