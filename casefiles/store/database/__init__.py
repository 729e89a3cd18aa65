"""The one place that knows the driver: connections, lanes, tables, rows."""
