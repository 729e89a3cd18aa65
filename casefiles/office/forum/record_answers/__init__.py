"""Answers that the records of a case suggest for the fields of a forum's form.

A suggestion leaves only once the lawyer has saved it as an answer: it is shown with the records
that it comes from, and may hold what is internal otherwise, such as a date of birth.
"""
