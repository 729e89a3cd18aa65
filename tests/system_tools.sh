#!/bin/sh
# System packages that the tests use: installed when root, else one line says which are missing.
set -eu
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need gcc gcc
need qpdf qpdf
need pdftotext poppler-utils
need mutool mupdf-tools
need exiftool libimage-exiftool-perl
need strace strace
[ -d /usr/share/unicode ] || missing="$missing unicode-data"
[ -n "$missing" ] || exit 0
missing=$(printf '%s\n' $missing | sort -u | tr '\n' ' ')
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null 2>&1 && exit 0
fi
printf 'Some tests need packages that are not here; as root: apt-get install %s\n' "$missing" >&2
[ "${CI:-}" != true ]
