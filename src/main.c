/* The program: one binary, its subcommands in cli/. */
#include <stdio.h>

int
main(void)
{
	puts("vernacular");
	return 0;
}
