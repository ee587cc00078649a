-- Voices that somebody has listened to, and letters as sound or film.

-- A listener's word on a voice, or on a notice that it reads. It counts for as
-- long as engine, voice and words are the same: heard again, it is replaced.
CREATE TABLE voice_proof (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	language TEXT NOT NULL,     -- BCP 47
	notice TEXT NOT NULL,       -- '': the voice itself
	variant TEXT NOT NULL CHECK (variant IN ('standard', 'easy-read')),
	stamp BLOB NOT NULL,        -- hash of what was heard: engine, voice, words
	voice TEXT NOT NULL,        -- as it is called, with its version
	understood INTEGER NOT NULL CHECK (understood IN (0, 1)),
	listener TEXT NOT NULL,     -- who listened
	signed_by INTEGER NOT NULL, -- an account, or a token of another program
	signed_at INTEGER NOT NULL,
	note TEXT,                  -- in the listener's words
	PRIMARY KEY (organisation, language, notice, variant)
) STRICT, WITHOUT ROWID;

-- A letter to listen to, or signed on film: spoken here, or asked of a reader
-- or signer.
CREATE TABLE letter_media (
	id INTEGER PRIMARY KEY,
	letter INTEGER NOT NULL REFERENCES letter (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	format TEXT NOT NULL CHECK (format IN ('audio', 'bsl-video')),
	state TEXT NOT NULL CHECK (state IN ('asked', 'making', 'ready', 'failed')),
	request INTEGER REFERENCES request (id), -- that somebody makes it
	voice TEXT,                 -- that spoke it; NULL a person
	begun_at INTEGER NOT NULL,
	ready_at INTEGER,
	accepted_by INTEGER,        -- who listened or watched before it went out
	kind TEXT,                  -- 'ogg' 'mp3' 'wav' 'mp4' 'webm', as its bytes say
	sha256 BLOB,                -- of its bytes, which are in media_slice
	bytes INTEGER,
	milliseconds INTEGER,       -- NULL: not known
	chapters TEXT,              -- JSON: [{title, ms}]
	captions TEXT,              -- WebVTT
	transcript TEXT,
	trouble TEXT,               -- why it could not be made, in English
	UNIQUE (letter, format)
) STRICT;
CREATE INDEX letter_media_request ON letter_media (request)
	WHERE request IS NOT NULL;
CREATE INDEX letter_media_failed ON letter_media (organisation, begun_at)
	WHERE state = 'failed';

-- Files too large to be held in memory by each who listens, once each. All
-- slices but the last are of the same length.
CREATE TABLE media_slice (
	sha256 BLOB NOT NULL,       -- of the whole
	n INTEGER NOT NULL,         -- from 0
	content BLOB NOT NULL,
	PRIMARY KEY (sha256, n)
) STRICT;
