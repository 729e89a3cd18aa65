"""Pages from a document tree; knows no case and no vault."""

from casefiles.typeset.fonts.isolation import ignore_local_settings

ignore_local_settings()  # before any module of this room imports ReportLab
