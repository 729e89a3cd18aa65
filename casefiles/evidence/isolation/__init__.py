"""The lock of a worker: Landlock, seccomp, limits, safe XML."""
