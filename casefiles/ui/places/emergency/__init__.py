"""An emergency request on one screen: clocks, what is known and missing, the pack, its sending."""
