"""A voice message: spoken by a synthesiser, through a bad line, as Opus."""

import shutil
import subprocess
from pathlib import Path

_NOTICE = "Invented sample. No real person speaks here."


def write_voice(words: str, artist: str, work: Path, path: Path) -> None:
    """Make the voice message.

    Args:
        words: Uyghur in Arabic script.
        artist: tag of the file.
        work: folder for what is made on the way.
        path: of the new file.
    """
    _run("espeak-ng", "-v", "en", "-s", "150", "-w", str(work / "notice.wav"), _NOTICE)
    _run("espeak-ng", "-v", "ug", "-p", "72", "-s", "128", "-w", str(work / "words.wav"), words)
    joined, line, out = work / "joined.wav", work / "line.wav", work / "out.ogg"
    _run("sox", "-R", str(work / "notice.wav"), str(work / "words.wav"), "-r", "16000", str(joined))
    _run("sox", "-R", str(joined), str(line), "highpass", "300", "lowpass", "3200", "reverb", "20")
    tags = ("--title", f"INVENTED SAMPLE {artist}", "--artist", artist, "--date", "2023-11-04")
    rate = ("--bitrate", "14", "--serial", "417", "--discard-comments")
    _run("opusenc", "--quiet", *rate, *tags, str(line), str(out))
    shutil.copyfile(out, path)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
