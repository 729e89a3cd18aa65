"""Programs for an environment of their own: they use tools under the AGPL, which nobody ships."""
