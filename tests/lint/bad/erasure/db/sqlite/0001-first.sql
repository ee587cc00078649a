CREATE TABLE first_words (tenant INTEGER, words TEXT);
CREATE TABLE counts (tenant INTEGER, kind TEXT, number INTEGER);
