/* vernacular doctor, Braille: is there the code of each language? */
#include "cli/doctor.h"
#include "render/braille_cells.h"

void
doctor_braille(struct doctor *doctor)
{
	const struct braille_table *table;
	size_t count = braille_tables(&table);
	struct fault fault;

	for (size_t i = 0; i < count; i++)
		if (braille_check(&table[i], &fault) != OK) {
			doctor_ill(doctor, "braille", &fault);
			return;
		}
	doctor_ok(doctor, "braille",
		  arena_printf(doctor->cli->arena,
			       "%zu languages, liblouis %s", count,
			       braille_version()));
}
