"""Filing packs for a portal on another machine."""
