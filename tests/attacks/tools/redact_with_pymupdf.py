"""Redacts areas of PDFs as PyMuPDF does, for comparison: jobs as JSON on standard input.

A job names a source, a target and its areas: page from 1, and fractions of the page from the top
left. Prints the seconds that each job took, as a JSON list.
"""

import json
import sys
import time

import pymupdf


def main() -> None:
    """Do all jobs; one that fails leaves no target."""
    json.dump([tried(job) for job in json.load(sys.stdin)], sys.stdout)


def tried(job: dict) -> float:
    try:
        return seconds_of(job)
    except (RuntimeError, ValueError, TypeError, AttributeError) as error:
        print(f"{job['source']}: {error}", file=sys.stderr)
        return 0.0


def seconds_of(job: dict) -> float:
    started = time.perf_counter()
    with pymupdf.open(job["source"]) as pdf:
        for number, (x0, y0, x1, y1) in job["areas"]:
            page = pdf[number - 1]
            width, height = page.rect.width, page.rect.height
            page.add_redact_annot(
                pymupdf.Rect(x0 * width, y0 * height, x1 * width, y1 * height), fill=(0, 0, 0)
            )
        for page in pdf:
            page.apply_redactions()
        if job["is_scrubbed"]:
            pdf.scrub()
        pdf.save(job["target"], garbage=4, clean=True, deflate=True, no_new_id=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
