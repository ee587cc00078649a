CREATE TABLE later_words (tenant INTEGER, words TEXT);
