"""Our side: starts children, asks them, believes nothing."""
