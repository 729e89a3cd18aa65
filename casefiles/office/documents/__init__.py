"""The documents of a case: list, pages, mail, sheets, custody, consent."""
