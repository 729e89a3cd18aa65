"""What machines make of names: signs read wrongly from pictures."""
