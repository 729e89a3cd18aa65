"""Reading a paper as it is printed, before it leaves: what a registrar or an opponent would see."""
