"""What a closed paper has beside the open one."""
