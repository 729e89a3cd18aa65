"""Lists everything that a package is made of, down to the libraries within compiled files.

Usage: python -m resources.delivery.make_sbom FOLDER > sbom.cdx.json

FOLDER is one that make_folder laid. The list is CycloneDX 1.6 in JSON: each wheel with its version,
licence and who answers for it; within it each compiled file with its digest and the libraries that
it tells of; each package of Debian; each font and model. The same folder gives the same bytes.
"""

import hashlib
import json
import re
import sys
import uuid
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

from casefiles import __version__
from resources.delivery.fetched import DebianPackage, digest_of, pinned
from resources.delivery.native_libraries import is_compiled, libraries_in

Component = dict[str, Any]
_OURS = "casefiles"
_SITES = ("dist-packages", "site-packages")
_OF_RESOURCES = {".ttf": "font", ".otf": "font", ".traineddata": "model", ".onnx": "model"}
_ADDRESS = re.compile(r"<[^<>]*>")


def sbom_of(site: Path, resources: Path, debian: list[DebianPackage], when: str) -> bytes:
    """Return the list.

    Args:
        site: folder of the unpacked wheels.
        resources: folder with fonts and models.
        debian: packages of Debian that are part of it.
        when: the moment that it names, in ISO form.
    """
    components = [
        *(_wheel(one) for one in sorted(site.glob("*.dist-info"))),
        *(_debian(one) for one in debian),
        *_resources(resources),
    ]
    whole: Component = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": when,
            "component": {
                "type": "application",
                "bom-ref": _OURS,
                "name": _OURS,
                "version": __version__,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": components,
        "dependencies": [{"ref": _OURS, "dependsOn": [one["bom-ref"] for one in components]}],
    }
    digest = hashlib.sha256(_written(whole)).hexdigest()
    whole["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}"
    return _written(whole)


def _written(whole: Component) -> bytes:
    text = json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False)
    return f"{text}\n".encode()


def _wheel(info: Path) -> Component:
    """Return a wheel with its compiled files."""
    read = Parser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
    name = re.sub(r"[-_.]+", "-", read["Name"]).lower()
    purl = f"pkg:pypi/{name}@{read['Version']}"
    component: Component = {
        "type": "library",
        "bom-ref": purl,
        "purl": purl,
        "name": name,
        "version": read["Version"],
        "licenses": _licences(read),
        "supplier": {"name": _answers(read)},
        "externalReferences": [
            {"type": "bom", "url": one.relative_to(info.parent).as_posix()}
            for one in sorted(info.glob("sboms/*.json"))
        ],
        "components": [*_compiled(info, purl)],
    }
    return {key: value for key, value in component.items() if value}


def _licences(read: Message) -> list[Component]:
    expression = read["License-Expression"]
    if expression:
        return [{"expression": expression}]
    classified = [
        one.rsplit(" :: ", 1)[1]
        for one in read.get_all("Classifier", [])
        if one.startswith("License :: ") and " :: " in one
    ]
    first = (read["License"] or "").strip().splitlines()[:1]
    files = [f"text in {one}" for one in read.get_all("License-File", [])]
    return [{"license": {"name": one}} for one in (classified or first or files) if one]


def _answers(read: Message) -> str:
    """Return who answers for a wheel, as it says itself; mail addresses are left out."""
    named = (read[one] for one in ("Maintainer", "Author", "Maintainer-email", "Author-email"))
    plain = (" ".join(_ADDRESS.sub("", one or "").split()).strip(" ,") for one in named)
    pages = (one.rsplit(", ", 1)[-1] for one in read.get_all("Project-URL", []))
    return next(filter(None, (*plain, read["Home-page"] or "", *pages)), "not stated")


def _compiled(info: Path, purl: str) -> Iterator[Component]:
    """Yield each compiled file of a wheel that is there, with the libraries that lie in it."""
    rows = (info / "RECORD").read_text(encoding="utf-8").splitlines()
    names = sorted(row.split(",", 1)[0].strip('"') for row in rows)
    for name in names:
        path = info.parent / name
        if name.startswith("..") or not is_compiled(name) or not path.is_file():
            continue
        ref = f"{purl}#{name}"
        libraries = [
            {
                "type": "library",
                "bom-ref": f"{ref}:{one.name}",
                "name": one.name,
                **({"version": one.version} if one.version else {}),
                "properties": [{"name": "casefiles:as-told-by-the-file", "value": one.told}],
            }
            for one in libraries_in(name, path.read_bytes())
        ]
        yield {
            "type": "file",
            "bom-ref": ref,
            "name": name,
            "hashes": [{"alg": "SHA-256", "content": digest_of(path)}],
            **({"components": libraries} if libraries else {}),
        }


def _debian(one: DebianPackage) -> Component:
    purl = f"pkg:deb/debian/{one.package}@{one.version}?arch=amd64&distro=bookworm"
    return {
        "type": "library",
        "bom-ref": purl,
        "purl": purl,
        "name": one.package,
        "version": one.version,
        "supplier": {"name": "Debian"},
        "hashes": [{"alg": "SHA-256", "content": one.sha256}],
    }


def _resources(folder: Path) -> Iterator[Component]:
    for path in sorted(folder.rglob("*")):
        what = _OF_RESOURCES.get(path.suffix)
        if what is None:
            continue
        name = path.relative_to(folder).as_posix()
        yield {
            "type": "machine-learning-model" if what == "model" else "data",
            "bom-ref": f"resources/{name}",
            "name": name,
            "hashes": [{"alg": "SHA-256", "content": digest_of(path)}],
        }


def sbom_of_folder(folder: Path, when: str) -> bytes:
    """Return the list of a folder that make_folder laid."""
    site = next(path for name in _SITES for path in sorted(folder.glob(f"lib/python3*/{name}")))
    return sbom_of(site, site / "casefiles/_resources", pinned(), when)


if __name__ == "__main__":
    from resources.delivery.make_folder import moment_of_commit

    sys.stdout.buffer.write(sbom_of_folder(Path(sys.argv[1]), moment_of_commit()))
