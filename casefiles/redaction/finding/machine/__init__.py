"""What machines make of names: signs misread in pictures."""
