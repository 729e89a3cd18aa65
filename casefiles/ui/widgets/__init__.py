"""The parts that every room is made of; they look by the theme and know no case."""
