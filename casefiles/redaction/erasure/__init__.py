"""What an edition keeps of something that is erased becomes opaque ids."""
