#!/bin/sh
# System packages: with the argument "window" those of the window, else those of the tests too.
# Installed when root, else one line says which are missing.
set -eu
PATH="$PATH:/usr/sbin:/sbin"
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
libraries=$(ldconfig -p 2>/dev/null || true)
library() { case "$libraries" in *"$1"*) ;; *) missing="$missing $2" ;; esac; }
if [ -n "$libraries" ]; then
    library libEGL.so.1 libegl1
    library libGL.so.1 libgl1
    library libxkbcommon.so.0 libxkbcommon0
    library libfontconfig.so.1 libfontconfig1
    library libglib-2.0.so.0 libglib2.0-0
    library libdbus-1.so.3 libdbus-1-3
    library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    library libarchive.so.13 libarchive13
    library libxcb-cursor.so.0 libxcb-cursor0
    library libxcb-icccm.so.4 libxcb-icccm4
    library libxcb-keysyms.so.1 libxcb-keysyms1
    library libxcb-shape.so.0 libxcb-shape0
fi
purpose="The window needs"
if [ "${1:-}" != window ]; then
    purpose="Some tests need"
    need gcc gcc
    need qpdf qpdf
    need pdftotext poppler-utils
    need mutool mupdf-tools
    need openssl openssl
    need softhsm2-util softhsm2
    need exiftool libimage-exiftool-perl
    need strace strace
    need Xvfb xvfb
    need xauth xauth
    need xdotool xdotool
    need xprop x11-utils
    need xwininfo x11-utils
    need dbus-daemon dbus-daemon
    need keepassxc keepassxc
    need weston weston
    need java default-jre-headless
    [ -e /usr/share/java/jaxb-runtime.jar ] || missing="$missing libjaxb-java"
    [ -d /usr/share/unicode ] || missing="$missing unicode-data"
fi
[ -n "$missing" ] || exit 0
missing=$(printf '%s\n' $missing | sort -u | tr '\n' ' ')
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null 2>&1 && exit 0
fi
printf '%s packages that are not here; as root: apt-get install %s\n' "$purpose" "$missing" >&2
[ "${CI:-}" != true ] && [ "${1:-}" != window ]
