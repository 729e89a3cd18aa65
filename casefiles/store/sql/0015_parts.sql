-- Which file in another document a document is; NULL where a person made the link.
ALTER TABLE document_link ADD COLUMN part INTEGER;
