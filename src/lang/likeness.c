/* How likely two words are one name: the same consonants, and vowels that
 * spellings exchange. */
#include <stdbool.h>
#include <string.h>

#include "lang/fold.h"
#include "lang/names.h"

#define SOUNDS 32

/* A consonant and the vowels after it. */
struct sound {
	char consonant;
	unsigned vowels; /* bits by vowel_of */
};

enum { A = 1, E = 2, I = 4, O = 8, U = 16 };

static unsigned
vowel_of(char c)
{
	switch (c) {
	case 'a':
		return A;
	case 'e':
		return E;
	case 'i':
	case 'y':
		return I;
	case 'o':
		return O;
	case 'u':
	case 'v':
	case 'w':
		return U;
	default:
		return 0;
	}
}

/* Of a letter pair that is one sound; 0 where it is not. */
static unsigned
pair_of(const char *at)
{
	if (at[0] != at[1])
		return at[0] == 'o' && at[1] == 'u' ? U : 0;
	return at[0] == 'e' ? I : at[0] == 'o' ? U : vowel_of(at[0]);
}

/* The sounds of a word; their consonants are its skeleton. */
static int
listen(const char *word, struct sound list[SOUNDS])
{
	size_t bytes = strlen(word);
	int count = 0;

	for (size_t i = 0; i < bytes && count < SOUNDS; i++) {
		char c = fold_sound(word, bytes, i);
		unsigned both = i + 1 < bytes ? pair_of(word + i) : 0;
		unsigned vowels = both ? both : vowel_of(word[i]);

		if (c)
			list[count++] = (struct sound){c, 0};
		if (!vowels || (c && c != 'a'))
			continue;
		list[count - 1].vowels |= vowels;
		i += both != 0;
	}
	return count;
}

static bool
same_sounds(const struct sound *a, const struct sound *b, int count)
{
	for (int i = 0; i < count; i++)
		if (a[i].consonant != b[i].consonant)
			return false;
	return true;
}

/* How far two vowels are apart. */
static double
distance(unsigned a, unsigned b)
{
	static const struct {
		unsigned both;
		double cost;
	} near[] = {{A | E, .06}, {E | I, .07}, {O | U, .05}, {A | O, .2},
		    {E | O, .3},  {A | U, .25}, {A | I, .3},  {E | U, .3}};

	if (a == b)
		return 0;
	for (size_t i = 0; i < sizeof near / sizeof *near; i++)
		if (near[i].both == (a | b))
			return near[i].cost;
	return .4;
}

/* Each vowel that the other does not have, to the nearest that it has. */
static double
missing(unsigned from, unsigned in)
{
	double sum = 0;

	for (unsigned x = A; x <= U; x <<= 1) {
		double least = .4;

		if (!(from & x) || (in & x))
			continue;
		for (unsigned y = A; y <= U; y <<= 1)
			if ((in & y) && distance(x, y) < least)
				least = distance(x, y);
		sum += least;
	}
	return sum;
}

static double
vowels_cost(unsigned a, unsigned b)
{
	double there = missing(a, b), back = missing(b, a);
	bool one = !(a & (a - 1)) && !(b & (b - 1));

	return one ? there : (there + back) * .8;
}

/* Are there vowels in it at all? */
static bool
is_voiced(const struct sound *list, int count)
{
	for (int i = 0; i < count; i++)
		if (list[i].vowels)
			return true;
	return false;
}

double
name_likeness(const char *a, const char *b)
{
	struct sound left[SOUNDS], right[SOUNDS];
	double cost = 0;
	int count;
	bool bare;

	if (!strcmp(a, b))
		return 1;
	if (!*a || !*b || fold_sound(a, 1, 0) != fold_sound(b, 1, 0))
		return 0; /* most are not: this costs nothing */
	count = listen(a, left);
	if (!count || listen(b, right) != count ||
	    !same_sounds(left, right, count))
		return 0;
	bare = !is_voiced(left, count) || !is_voiced(right, count);
	for (int i = 0; i < count; i++) {
		unsigned l = left[i].vowels, r = right[i].vowels;

		/* A name's beginning and its last consonant say little of
		 * their vowels: Omar, Umar; Fahd, Fahad. */
		if (l && r)
			cost += vowels_cost(l, r) *
				(i + 2 == count ||
						 (!i && left->consonant == 'a')
					 ? .7
					 : 1);
		else if ((l || r) && i && i + 2 == count)
			cost += .08;
		else if ((l || r) && i + 1 < count)
			cost += bare ? .05 : .22;
		else if (l || r)
			cost += (l | r) == A ? .08 : .12;
	}
	return cost >= .98 ? 0 : .98 - cost;
}
