"""The room where a dossier is put together, looked over and exported."""
