"""Children that make dossiers are loaded before; `test_main_job` starts them cold."""

from tests.office.conftest import children_at_hand, pages_remembered

__all__ = ["children_at_hand", "pages_remembered"]
