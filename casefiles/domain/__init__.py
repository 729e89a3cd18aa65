"""Records and rules of extradition defence; standard library only, without clock or files."""
