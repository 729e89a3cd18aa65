"""What every record stands on: ids, errors, clock, cancellation, canonical bytes, frames."""
