"""The pixel gate: areas that go, coding, and the child that burns."""
