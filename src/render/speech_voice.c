/* Engines of speech, run as programs of their own. */
#include "render/speech_voice.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/child.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/hash.h"

#define ESPEAK "/usr/bin/espeak-ng"
#define WORDS_A_MINUTE "150" /* for who listens once, to a letter */
#define WORDS_MOST 30
#define LIST_BYTES (1 << 18)
#define SOUND_BYTES (200 << 20)
#define MEMORY_BYTES ((size_t)1 << 30)
#define SECONDS_LEAST 10
#define BYTES_A_SECOND 400 /* of markup; engines say a hundred times that */
#define REST_SECONDS 60	   /* after an engine took too long */
#define PROGRAM_BYTES ((size_t)64 << 20)

struct row {
	const struct tag *tag;
	struct voice voice;
};

static struct {
	pthread_once_t once;
	struct arena *arena;
	struct row *row;
	size_t rows, cap;
	const char *own[WORDS_MOST + 1]; /* the landlord's engine; own[0] is
					  * NULL where there is none */
	const char *version;		 /* of the engine that is looked at */
	atomic_llong rests_until;	 /* clock_elapsed; no engine is asked */
} voices = {.once = PTHREAD_ONCE_INIT};

/* What espeak-ng calls a language otherwise than BCP 47 and this program do. */
static const struct {
	const char *tag, *voice;
} called[] = {
	{"en", "en-gb"},    {"fr", "fr-fr"},    {"pa-Guru", "pa"},
	{"zh-Hans", "cmn"}, {"zh-Hant", "cmn"},
};

/* Languages whose voice reads too little of their script to be used: kanji
 * are left out. */
static const char *const unfit[] = {"ja"};

static void
add_voice(const struct tag *tag, const char *name, const char *engine)
{
	for (size_t i = 0; i < voices.rows; i++)
		if (voices.row[i].tag == tag)
			return;
	voices.row = arena_grow(voices.arena, voices.row, voices.rows,
				&voices.cap, sizeof *voices.row);
	name = arena_text(voices.arena, name);
	voices.row[voices.rows++] = (struct row){
		tag,
		{name, strcmp(engine, ESPEAK) ? tag->tag : name, engine,
		 voices.version}};
}

/* The next word of a text, cut off and NULL past the last; *text goes on. */
static char *
next_word(char **text)
{
	char *word = *text + strspn(*text, " ");
	size_t count = strcspn(word, " ");

	*text = word + count + (word[count] != '\0');
	word[count] = '\0';
	return count ? word : NULL;
}

/* Another program, or the same called otherwise, is another engine. */
static const char *
own_version(const char *command)
{
	unsigned char hash[HASH_BYTES];
	char hex[2 * HASH_BYTES + 1];
	struct buf program = {0};
	struct hash_state state;
	struct fault none;

	(void)!file_read(voices.own[0], PROGRAM_BYTES, &program, &none);
	hash_begin(&state);
	hash_add(&state, command, strlen(command) + 1);
	hash_add(&state, buf_string(&program), program.count);
	hash_end(&state, hash);
	buf_free(&program);
	hash_hex(hash, HASH_BYTES, hex);
	return arena_copy(voices.arena, hex, 12);
}

/* "so=somali-1 ti=selam": these come before what espeak-ng has. */
static void
add_own(void)
{
	const char *command = getenv("VERNACULAR_SPEECH");
	const char *list = getenv("VERNACULAR_VOICES");
	char *words, *word;
	size_t count = 0;

	if (!command || !list)
		return;
	words = arena_text(voices.arena, command);
	while (count < WORDS_MOST && (word = next_word(&words)))
		voices.own[count++] = word;
	if (count)
		voices.version = own_version(command);
	words = arena_text(voices.arena, list);
	while (count && (word = next_word(&words))) {
		char *name = strchr(word, '=');
		const struct tag *tag;

		if (!name)
			continue;
		*name++ = '\0';
		tag = tag_find(word);
		if (tag)
			add_voice(tag, name, voices.own[0]);
	}
}

static const char *
espeak_name(const struct tag *tag)
{
	for (size_t i = 0; i < sizeof unfit / sizeof *unfit; i++)
		if (!strcmp(tag->tag, unfit[i]))
			return NULL;
	for (size_t i = 0; i < sizeof called / sizeof *called; i++)
		if (!strcmp(tag->tag, called[i].tag))
			return called[i].voice;
	return tag->tag;
}

/* Lines of "Pty Language Age/Gender ...": is the language there? */
static bool
listed(const char *list, const char *name)
{
	size_t bytes = strlen(name);

	for (const char *line = strchr(list, '\n'); line && line[1];
	     line = strchr(line + 1, '\n')) {
		const char *word = line + 1;

		word += strspn(word, " ");
		word += strspn(word, "0123456789");
		word += strspn(word, " ");
		if (!strncmp(word, name, bytes) && word[bytes] == ' ')
			return true;
	}
	return false;
}

static enum status
ask_espeak(const char *what, struct buf *list, struct fault *fault)
{
	const char *const argv[] = {ESPEAK, what, NULL};
	const struct child child = {
		.argv = argv,
		.out_most = LIST_BYTES,
		.seconds = SECONDS_LEAST,
		.memory_most = MEMORY_BYTES,
	};
	int code = 0;
	enum status status = child_run(&child, list, &code, fault);

	if (status == OK && code)
		return fault_set(fault, E_REFUSED, ESPEAK,
				 N_("does not say which voices it has: install "
				    "the package espeak-ng again"),
				 NULL);
	return status;
}

/* "1.51" of "eSpeak NG text-to-speech: 1.51  Data at: ..." */
static const char *
espeak_version(void)
{
	struct buf said = {0};
	struct fault none;
	const char *at, *version = "";

	if (ask_espeak("--version", &said, &none) == OK &&
	    (at = strstr(buf_string(&said), ": "))) {
		at += 2;
		version = arena_copy(voices.arena, at, strcspn(at, " \n"));
	}
	buf_free(&said);
	return version;
}

static void
find_voices(void)
{
	const struct tag *tag;
	size_t tags = tag_all(&tag);
	struct buf list = {0};
	struct fault fault;

	voices.arena = arena_new();
	add_own();
	voices.version = espeak_version();
	if (ask_espeak("--voices", &list, &fault) == OK)
		for (size_t i = 0; i < tags; i++) {
			const char *name = espeak_name(&tag[i]);

			if (name && tag[i].kind != TAG_SIGNED &&
			    listed(buf_string(&list), name))
				add_voice(&tag[i], name, ESPEAK);
		}
	buf_free(&list);
}

const struct voice *
speech_voice(const struct tag *tag)
{
	pthread_once(&voices.once, find_voices);
	for (size_t i = 0; i < voices.rows; i++)
		if (voices.row[i].tag == tag)
			return &voices.row[i].voice;
	return NULL;
}

/* In the landlord's command {voice} is the voice's name. */
static void
fill_words(const struct voice *voice, const char *words[WORDS_MOST + 1])
{
	for (size_t i = 0; i <= WORDS_MOST; i++) {
		const char *word = voices.own[i];

		words[i] = word && !strcmp(word, "{voice}") ? voice->name
							    : word;
	}
}

static enum status
run_engine(const struct child *child, const struct voice *voice,
	   struct buf *wav, struct fault *fault)
{
	const int64_t began = (int64_t)clock_elapsed();
	int code = 0;
	enum status status;

	if (began < atomic_load(&voices.rests_until))
		return fault_set(fault, E_IO, child->argv[0],
				 N_("took too long a moment ago: it is asked "
				    "again in a minute"),
				 NULL);
	status = child_run(child, wav, &code, fault);
	if (status == E_REFUSED &&
	    (int64_t)clock_elapsed() - began >= child->seconds - 1)
		atomic_store(&voices.rests_until,
			     (int64_t)clock_elapsed() + REST_SECONDS);
	if (status == OK && code)
		return fault_set(fault, E_REFUSED, child->argv[0],
				 N_("did not speak with the voice {voice}: try "
				    "it on a command line"),
				 "voice", voice->name, NULL);
	return status;
}

enum status
speech_say(const struct voice *voice, const char *ssml, struct buf *wav,
	   struct fault *fault)
{
	const char *words[WORDS_MOST + 1] = {
		ESPEAK, "-m", "-b", "1", "-s", WORDS_A_MINUTE, "-v",
		voice->name, "--stdin", "--stdout"};
	const size_t bytes = strlen(ssml);
	const struct child child = {
		.argv = words,
		.in = ssml,
		.in_count = bytes,
		.out_most = SOUND_BYTES,
		.seconds = SECONDS_LEAST + (int)(bytes / BYTES_A_SECOND),
		.memory_most = MEMORY_BYTES,
	};

	if (strcmp(voice->engine, ESPEAK) != 0)
		fill_words(voice, words);
	return run_engine(&child, voice, wav, fault);
}

enum status
speech_check(struct fault *fault)
{
	struct buf list = {0}, wav = {0};
	enum status status = ask_espeak("--voices", &list, fault);

	pthread_once(&voices.once, find_voices);
	for (size_t i = 0; i < voices.rows && status == OK; i++)
		if (strcmp(voices.row[i].voice.engine, ESPEAK) != 0)
			status = speech_say(&voices.row[i].voice,
					    "<speak>1</speak>", &wav, fault);
	buf_free(&list);
	buf_free(&wav);
	return status;
}
