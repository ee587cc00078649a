/* sprintf(x) in a comment is nothing,
 * nor is atoi(y) here. */
const char *word = "system(now)"; /* rand() */
int a = sprintf(b, "x");
int p = sqlite3_prepare_v2(d);
struct tm *t = localtime(&n);
char *l = setlocale (LC_ALL, "");
char *g = gettext("x");
typedef int number;
char *k = strtok(c, ","), i = atoi(k);
int own = visit->time(visit) + fields.rand(3) + own_printf(4);
typedef int handler(struct visit *);
