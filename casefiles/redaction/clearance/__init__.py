"""The last look at a finished file; its child process has no key."""
