"""What machines read in burned pictures: for the final check, and for the text behind them."""
