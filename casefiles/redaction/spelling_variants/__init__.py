"""Other ways in which a name may be written: proposals that a lawyer confirms or rejects.

One file to each system of writing; `proposing` puts them together.
"""
